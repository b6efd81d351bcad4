using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Runs;

namespace TeamsOffboardBot.Tests.Steps.Reinstate;

/// <summary>Each step of a reinstatement, after the offboarding did what it undoes.</summary>
internal static class Reversing
{
    /// <summary>The steps that went before; the first says of whom and with which choices.</summary>
    public static readonly Dictionary<StepId, StepId[]> Cases = new()
    {
        [StepIds.GiveLicencesBack] = [StepIds.RemoveLicences],
        [StepIds.RejoinLicensingGroups] = [StepIds.LeaveLicensingGroups],
        [StepIds.ConvertToUserMailbox] = [StepIds.ConvertToSharedMailbox],
        [StepIds.SwitchOnMailProtocols] = [StepIds.SwitchOffMailProtocols, StepIds.SwitchOffMobileMail],
        [StepIds.UnblockMobileDevices] = [StepIds.BlockMobileDevices],
        [StepIds.RestoreForwarding] = [StepIds.ClearOldForwarding],
        [StepIds.TakeMailboxAccessBack] = [StepIds.GiveMailboxAccess],
        [StepIds.GiveOldMailboxAccessBack] = [StepIds.RemoveOldMailboxAccess],
        [StepIds.GiveDelegatesBack] = [StepIds.RemoveDelegates],
        [StepIds.RestoreName] = [StepIds.RenameMailbox],
        [StepIds.GiveAliasesBack] = [StepIds.RemoveAliases, StepIds.GiveAliases],
        [StepIds.ReturnToOthersMailboxes] = [StepIds.LeaveOthersMailboxes],
        [StepIds.EndAutoReply] = [StepIds.SetAutoReply],
        [StepIds.ShowInAddressLists] = [StepIds.HideFromAddressLists],
        [StepIds.LiftLitigationHold] = [StepIds.PlaceLitigationHold],
        [StepIds.TakeMailboxLicenceBack] = [StepIds.GiveMailboxLicence],
        [StepIds.EnableRegisteredDevices] = [StepIds.DisableRegisteredDevices],
        [StepIds.TakeOneDriveAccessBack] = [StepIds.GiveOneDriveAccess],
        [StepIds.EndOneDriveReading] = [StepIds.LetReadOneDrive],
        [StepIds.AllowOneDriveSharing] = [StepIds.StopOneDriveSharing],
        [StepIds.RejoinGroups] = [StepIds.LeaveGroups, StepIds.LeaveDistributionLists],
        [StepIds.OwnGroupsAgain] = [StepIds.HandOverGroups],
        [StepIds.RejoinChannels] = [StepIds.HandOverChannels, StepIds.LeaveGroups],
        [StepIds.OwnChannelsAgain] = [StepIds.HandOverChannels],
        [StepIds.EndNewOwnership] = [StepIds.HandOverGroups],
        [StepIds.GiveDirectReportsBack] = [StepIds.MoveDirectReports],
        [StepIds.RestoreOnPremisesId] = [StepIds.ClearOnPremisesId],
        [StepIds.LeaveBlockGroup] = [StepIds.JoinBlockGroup],
        [StepIds.UnblockSignIn] = [StepIds.BlockSignIn],
        [StepIds.OpenMailboxLogon] = [StepIds.DisableMailboxLogon],
    };

    /// <summary>What another step of the reinstatement must have given back before.</summary>
    private static readonly Dictionary<StepId, StepId> First = new()
    {
        [StepIds.EndNewOwnership] = StepIds.OwnGroupsAgain,
        [StepIds.RejoinChannels] = StepIds.RejoinGroups,
    };

    public static UserId LeaverOf(StepId reversal) => StepLawTests.Cases[Cases[reversal][0]].Leaver;

    /// <summary>The tenant after the offboarding's steps, and the step as the reinstatement's plan has it.</summary>
    public static async Task<(IOffboardingStep Step, StepContext Context)> PrepareAsync(Contoso contoso, StepId reversal)
    {
        var (leaver, choices) = StepLawTests.Cases[Cases[reversal][0]];
        await StepLawTests.PrepareAsync(contoso, Cases[reversal][0], leaver);
        var (before, plan) = await contoso.PlanAsync(leaver, choices);
        List<DoneStep> done = [];
        foreach (var id in Cases[reversal])
        {
            done.Add(await DoAsync(contoso, before, plan, plan.Step(id)!));
        }

        var reinstatement = new Reinstatement { Of = new RequestId("7K2M9QXF"), Before = before, Done = done };
        if (First.TryGetValue(reversal, out var first))
        {
            var (own, its) = await StepAsync(contoso, first, leaver, reinstatement);
            await own.ApplyAsync(its, CancellationToken.None);
        }

        return await StepAsync(contoso, reversal, leaver, reinstatement);
    }

    private static async Task<DoneStep> DoAsync(Contoso contoso, Snapshot snapshot, Plan plan, PlannedStep planned)
    {
        var context = new StepContext { Leaver = snapshot.Account.Person, Request = ARequest.Id, Plan = plan, Step = planned, Snapshot = snapshot, StartedAt = contoso.Tenant.Clock.UtcNow };
        var step = contoso.Catalog.Step(planned.Id);
        var read = (StepReading.Open)await step.InspectAsync(context, CancellationToken.None);
        await step.ApplyAsync(context, CancellationToken.None);
        return new DoneStep { Planned = planned, Before = read.Facts };
    }

    private static async Task<(IOffboardingStep Step, StepContext Context)> StepAsync(Contoso contoso, StepId id, UserId leaver, Reinstatement done)
    {
        var now = await contoso.ReadAsync(leaver);
        var plan = contoso.Get<Planner>().Make(now, Choices.ToReinstate(done));
        var planned = plan.Step(id) ?? throw new InvalidOperationException($"{id} is not in the plan.");
        return (contoso.Catalog.Step(id), new StepContext { Leaver = now.Account.Person, Request = ARequest.Id, Plan = plan, Step = planned, Snapshot = now, StartedAt = contoso.Tenant.Clock.UtcNow });
    }
}
