using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Audit;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>What holds for every step of the catalogue, against the tenant over HTTP.</summary>
public sealed class StepLawTests : ContosoTests
{
    internal static readonly Dictionary<StepId, (UserId Leaver, Choices Choices)> Cases = new()
    {
        [StepIds.BlockSignIn] = (AContoso.User(2), AContoso.Standard),
        [StepIds.JoinBlockGroup] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ResetPassword] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SignOut] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SignOutAfterLockOut] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SwitchOffMailProtocols] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ClearOldForwarding] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveOldMailboxAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveDelegates] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RenameMailbox] = (AContoso.User(2), AContoso.Renaming),
        [StepIds.RemoveAliases] = (AContoso.User(2), AContoso.Renaming),
        [StepIds.GiveAliases] = (AContoso.User(2), AContoso.Renaming),
        [StepIds.LeaveOthersMailboxes] = (AContoso.User(2), AContoso.Standard),
        [StepIds.GiveMailboxLicence] = (AContoso.User(14), AContoso.Forwarding),
        [StepIds.PlaceLitigationHold] = (AContoso.User(2), AContoso.Standard with { Hold = new LitigationHold(365) }),
        [StepIds.RemoveInboxRules] = (AContoso.User(2), AContoso.Standard with { RemoveInboxRules = true }),
        [StepIds.CancelMeetings] = (AContoso.User(2), AContoso.Standard with { CancelMeetings = true }),
        [StepIds.SetAutoReply] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ForwardMail] = (AContoso.User(2), AContoso.Forwarding),
        [StepIds.HideFromAddressLists] = (AContoso.User(2), AContoso.Standard),
        [StepIds.GiveMailboxAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ConvertToSharedMailbox] = (AContoso.User(2), AContoso.Standard),
        [StepIds.GiveOneDriveAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LetReadOneDrive] = (AContoso.User(2), AContoso.Standard with { OneDrive = OneDriveChoice.LetRead, OneDriveDays = 30 }),
        [StepIds.CopyOneDrive] = (AContoso.User(2), AContoso.Copying),
        [StepIds.StopOneDriveSharing] = (AContoso.User(2), AContoso.Standard with { StopOneDriveSharing = true }),
        [StepIds.HandOverGroups] = (AContoso.User(1), AContoso.LeavingMegan),
        [StepIds.HandOverChannels] = (AContoso.User(33), AContoso.LeavingBianca),
        [StepIds.LeaveOwnedGroups] = (AContoso.User(1), AContoso.LeavingMegan),
        [StepIds.LeaveGroups] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LeaveDistributionLists] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveLicences] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LeaveLicensingGroups] = (AContoso.User(14), AContoso.Standard),
        [StepIds.SignOutAtTheEnd] = (AContoso.User(2), AContoso.Standard),
        [StepIds.StopForwarding] = (AContoso.User(2), AContoso.Forwarding with { ForwardDays = 90 }),
        [StepIds.StopOneDriveReading] = (AContoso.User(2), AContoso.Standard with { OneDrive = OneDriveChoice.LetRead, OneDriveDays = 30 }),
        [StepIds.StopAutoReply] = (AContoso.User(2), AContoso.Standard with { AutoReply = new AutoReplyText("Gone.", "Gone.") { Days = 30 } }),
        [StepIds.DeleteAccount] = (AContoso.User(2), AContoso.DeletingAdele),
        [StepIds.SignOutAfterActiveDirectory] = (AContoso.User(10), AContoso.Standard),
        [StepIds.RemoveSignInMethods] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveDirectoryRoles] = (AContoso.User(45), AContoso.Standard),
        [StepIds.RemoveConsents] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveAppRoles] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RetireManagedDevices] = (AContoso.User(2), AContoso.Devices),
        [StepIds.WipeManagedDevices] = (AContoso.User(2), AContoso.Devices),
        [StepIds.DisableRegisteredDevices] = (AContoso.User(2), AContoso.Devices),
        [StepIds.ClearOnPremisesId] = (AContoso.User(2), AContoso.Standard),
        [StepIds.MoveDirectReports] = (AContoso.User(6), AContoso.Standard with { NewManager = AContoso.User(5) }),
        [StepIds.WipeMobileMail] = (AContoso.User(2), AContoso.Standard),
        [StepIds.WipeMobileDevices] = (AContoso.User(3), AContoso.WipingPhone),
        [StepIds.BlockMobileDevices] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SwitchOffMobileMail] = (AContoso.User(2), AContoso.Standard),
        [StepIds.DisableMailboxLogon] = (AContoso.User(2), AContoso.Forwarding),
        [StepIds.ReleaseTeamsNumber] = (AContoso.User(2), AContoso.Standard),
        [StepIds.TellNewOwners] = (AContoso.User(2), AContoso.Standard),
    };

    private static readonly StepId[] OnlyLook = [StepIds.CheckBlockAfterSync, StepIds.CheckMobileWipe];

    public static TheoryData<string> Steps => [.. Cases.Keys.Select(id => id.Value)];

    [Fact]
    public void Every_step_that_acts_is_held_to_these_laws()
    {
        Plans.Catalog.Of(RequestKind.Offboarding).Where(s => s is not ManualTask && !OnlyLook.Contains(s.Id)).Select(s => s.Id).ShouldBe(Cases.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_open_before_and_in_place_after_and_changes_nothing_the_second_time(string id)
    {
        var (leaver, choices) = Cases[new StepId(id)];
        var (step, context) = await ReadyAsync(Contoso, new StepId(id), leaver, choices);
        if (id == StepIds.StopForwarding.Value || id == StepIds.StopAutoReply.Value)
        {
            await Contoso.LetPassAsync(TimeSpan.FromDays(91));
        }

        // SharePoint would end reading by itself: a person ends it before.
        context = id == StepIds.StopOneDriveReading.Value ? context with { Date = Contoso.Tenant.Clock.UtcNow } : context;
        var untouched = await Contoso.TruthAsync(leaver);

        var before = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), untouched).ShouldBeTrue("an inspection changes nothing");

        await step.ApplyAsync(context, CancellationToken.None);
        var after = (await InspectAsync(step, context)).ShouldBeOfType<StepReading.InPlace>();
        var first = await Contoso.TruthAsync(leaver);
        after.Facts.Select(f => f.Key).ShouldBe(before.Facts.Select(f => f.Key));
        JsonNode.DeepEquals(before.Facts, after.Facts).ShouldBeFalse("before and after tell the change");
        FactLaw.WithoutWords(before.Facts).Concat(FactLaw.WithoutWords(after.Facts)).ShouldBeEmpty("evidence says every fact in words");

        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        if (step.Repetition != Repetition.IsNewEachTime)
        {
            JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), first).ShouldBeTrue("a repetition changes nothing");
        }
    }

    /// <summary>What Microsoft 365 takes its time for is there when that time is over.</summary>
    private async Task<StepReading> InspectAsync(IOffboardingStep step, StepContext context)
    {
        var reading = await step.InspectAsync(context, CancellationToken.None);
        if (reading is not StepReading.WaitUntil wait)
        {
            return reading;
        }

        await Contoso.LetPassAsync(wait.At - Contoso.Tenant.Clock.UtcNow + TimeSpan.FromSeconds(2));
        return await step.InspectAsync(context, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_snapshot_tells_the_same_before_as_a_reading(string id)
    {
        var (leaver, choices) = Cases[new StepId(id)];
        var (step, context) = await ReadyAsync(Contoso, new StepId(id), leaver, choices);

        if (step.BeforeFrom(context.Snapshot, context.Step) is { } told)
        {
            var read = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
            told.ToJsonString().ShouldBe(read.Facts.ToJsonString());
        }
    }

    /// <summary>The step as this leaver's plan has it, and the tenant as the steps before it leave it.</summary>
    internal static async Task<(IOffboardingStep Step, StepContext Context)> ReadyAsync(Contoso contoso, StepId id, UserId leaver, Choices choices)
    {
        await PrepareAsync(contoso, id, leaver);
        var ready = await contoso.StepAsync(id, leaver, choices);
        if (id == StepIds.GiveAliases)
        {
            await contoso.Tenant.Names.RemoveAliasesAsync(leaver.Value, [AContoso.AdelesAlias], CancellationToken.None);
        }

        return ready;
    }

    /// <summary>What must be so before the step, and phones that are off: one that answers in between would change something itself.</summary>
    internal static async Task PrepareAsync(Contoso contoso, StepId id, UserId leaver)
    {
        await contoso.ControlAsync("lag", new { phonesAreOff = true });
        if (id == StepIds.ClearOnPremisesId)
        {
            await contoso.ControlAsync("seed", new { change = new[] { new { user = leaver.Value, set = new { onPremisesImmutableId = "q1w2e3r4t5y6u7i8o9p0aQ==" } } } });
        }

        if (contoso.Catalog.Step(id).Needs.Contains(StepIds.BlockSignIn))
        {
            await contoso.Tenant.Accounts.SetAccountEnabledAsync(leaver.Value, enabled: false, CancellationToken.None);
        }

        if (id == StepIds.StopForwarding)
        {
            await contoso.Tenant.Mailboxes.SetForwardingAsync(leaver.Value, "alex.wilber@contoso.com", keepCopy: true, CancellationToken.None);
        }

        if (id == StepIds.StopAutoReply)
        {
            var (reply, context) = await contoso.StepAsync(StepIds.SetAutoReply, leaver, Cases[id].Choices);
            await reply.ApplyAsync(context, CancellationToken.None);
        }

        if (id == StepIds.StopOneDriveReading)
        {
            var (let, context) = await contoso.StepAsync(StepIds.LetReadOneDrive, leaver, Cases[id].Choices);
            await let.ApplyAsync(context, CancellationToken.None);
        }

        if (id == StepIds.DeleteAccount)
        {
            await contoso.Tenant.Mailboxes.ClearForwardingAsync(leaver.Value, CancellationToken.None);
        }
    }
}
