using System.Text;
using Shouldly;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.Filing;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Approval;
using TeamsOffboardBot.Tests.Audit;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Reinstate;

/// <summary>Offboard anybody, with any choices, then reinstate them: the tenant is as it was, but for what is listed as lost.</summary>
public sealed class RoundTripTests : IAsyncLifetime, IDisposable
{
    /// <summary>People without directory roles, some with groups, lists, channels, phones, reports or a dynamic licence of their own; one from Active Directory.</summary>
    private static readonly int[] Leavers = [1, 2, 3, 4, 7, 9, 10, 14, 24, 32, 33, 37, 43];

    private readonly Office _office = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 13)];

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Offboard_then_reinstate_gives_back_the_tenant_as_it_was(int seed)
    {
        var random = new Random(seed);
        var leaver = AContoso.User(Leavers[(seed - 1) % Leavers.Length]);
        var before = await _office.TruthAsync(leaver);
        var offboarding = await CarryOutAsync(await AskAsync(random, leaver));
        offboarding.Stage.ShouldBe(RequestStage.Finished);

        var done = WhatWasDone.Of(offboarding).ShouldNotBeNull();
        var asked = (await _office.Decisions.SubmitAsync(Office.Joni, await _office.SnapshotAsync(leaver), Choices.ToReinstate(done), CancellationToken.None))
            .ShouldBeOfType<DecisionResult.Accepted>().State;
        var reinstatement = await CarryOutAsync(asked);

        reinstatement.Stage.ShouldBe(RequestStage.Finished);
        reinstatement.Steps.Where(s => !reinstatement.Plan.Step(s.Id)!.IsManual).ShouldAllBe(s => s.IsProven);
        await SaidInWordsAsync(offboarding.Id);
        await SaidInWordsAsync(reinstatement.Id);
        RoundTrip.Differences(before, await _office.TruthAsync(leaver)).ShouldBeEmpty($"{before["displayName"]}, {string.Join(", ", offboarding.Steps.Select(s => s.Id))}");
    }

    /// <summary>Of what was read before and after, nothing stands on the page under a name of the journal.</summary>
    private async Task SaidInWordsAsync(RequestId request)
    {
        foreach (var language in Languages.All)
        {
            var made = (MadeEvidence.Files)await _office.Get<EvidenceFiles>().MakeAsync(request, Languages.CultureOf(language, locale: null), CancellationToken.None);
            var (page, json) = (made.All.Single(f => f.Format == EvidenceFormat.Page), made.All.Single(f => f.Format == EvidenceFormat.Json));
            FactLaw.Bare(Encoding.UTF8.GetString(json.Content), Encoding.UTF8.GetString(page.Content)).ShouldBeEmpty(language);
        }
    }

    /// <summary>The first choices that no rule forbids for this leaver.</summary>
    private async Task<RequestState> AskAsync(Random random, UserId leaver)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var choices = Choose(random, leaver);
            var snapshot = await _office.Get<SnapshotReader>().ReadAsync(leaver, choices.Named(), CancellationToken.None);
            if (await _office.Decisions.SubmitAsync(Office.Joni, snapshot!, choices, CancellationToken.None) is DecisionResult.Accepted accepted)
            {
                return accepted.State;
            }
        }

        throw new InvalidOperationException($"No choices fit {leaver}.");
    }

    private static Choices Choose(Random random, UserId leaver)
    {
        var colleague = AContoso.User(leaver == Office.Alex ? 1 : 3);
        var mailbox = Pick(random, MailboxChoice.Share, MailboxChoice.Share, MailboxChoice.Forward, MailboxChoice.Keep);
        var oneDrive = Pick(random, OneDriveChoice.GiveAccess, OneDriveChoice.LetRead, OneDriveChoice.Keep);
        var aliases = Pick(random, AliasChoice.Keep, AliasChoice.Remove, AliasChoice.Move);
        return new Choices
        {
            Profile = "StandardLeaver",
            Mailbox = mailbox,
            Delegates = mailbox == MailboxChoice.Share && random.Next(3) > 0 ? [colleague] : [],
            ForwardTo = mailbox == MailboxChoice.Forward ? colleague : null,
            KeepCopyWhenForwarding = random.Next(2) == 0,
            HideFromAddressLists = random.Next(3) > 0,
            NamePrefix = random.Next(2) == 0 ? null : "(left)",
            Aliases = aliases,
            AliasesTo = aliases == AliasChoice.Move ? colleague : null,
            AutoReply = random.Next(2) == 0 ? null : new AutoReplyText("She has left.", "No longer <here>.") { Days = random.Next(2) == 0 ? null : 30 },
            RemoveInboxRules = random.Next(2) == 0,
            CancelMeetings = random.Next(2) == 0,
            GroupOwner = random.Next(3) > 0 ? colleague : null,
            OneDrive = oneDrive,
            OneDriveOwner = oneDrive == OneDriveChoice.Keep ? null : colleague,
            OneDriveDays = oneDrive == OneDriveChoice.LetRead && random.Next(2) == 0 ? 30 : null,
            RemoveLicences = random.Next(4) > 0,
            LeaveGroups = random.Next(4) > 0,
            NewManager = random.Next(2) == 0 ? colleague : null,
            Devices = leaver == Office.Adele && random.Next(2) == 0 ? AContoso.Devices.Devices : [],
        };
    }

    private static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    /// <summary>Approved, run, and every task that waits for a person done.</summary>
    private async Task<RequestState> CarryOutAsync(RequestState asked)
    {
        var state = await _office.WriteAsync(asked.Id, new RunEvent.RequestApproved(Office.Nestor, asked.Plan.Hash) { ByName = "Nestor Wilke", AwaitsFacts = true });
        for (var rounds = 0; rounds < 12 && state.Stage != RequestStage.Finished; rounds++)
        {
            await _office.Get<Executor>().RunAsync(asked.Id, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
            state = await _office.StateAsync(asked.Id);
            state = await SettleAsync(state);
        }

        return state;
    }

    /// <summary>Tasks first, because what needs them goes on by itself then; what still waits after that is skipped.</summary>
    private async Task<RequestState> SettleAsync(RequestState state)
    {
        var open = state.Steps.Where(s => s.WaitsForPerson || s.Status == StepStatus.Waiting).ToList();
        open.ShouldAllBe(s => s.Status != StepStatus.Failed, "nothing fails in a tenant that is well");
        var tasks = open.Where(s => state.Plan.Step(s.Id)!.IsManual && s.Unproven.Count == 0).ToList();
        return (tasks.Count, open.Count) switch
        {
            ( > 0, _) => await _office.WriteAsync(state.Id, [.. tasks.Select(s => new RunEvent.StepDoneByHand(s.Id, Office.Nestor) { ByName = "Nestor Wilke" })]),
            (_, > 0) => await _office.WriteAsync(state.Id, [.. open.Select(s => new RunEvent.StepSkipped(s.Id, Office.Nestor) { ByName = "Nestor Wilke", Reason = "Not now" })]),
            _ => state,
        };
    }
}
