using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Approval;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>The real steps in the simulated tenant, over real HTTP, from the approval to the evidence.</summary>
public sealed class WholeRunTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task The_standard_leaver_is_out_and_every_effect_is_proven()
    {
        var request = await ApprovedAsync();

        (await RunAsync(request)).ShouldNotBeNull("tasks are reminded of");

        var state = await _office.StateAsync(request);
        state.Stage.ShouldBe(RequestStage.WaitingForPeople);
        Acting(state).ShouldAllBe(s => s.Status == StepStatus.Changed && s.Before != null && s.After != null && s.Calls.Count > 0);
        state.Step(StepIds.CheckMobileWipe)!.Status.ShouldBe(StepStatus.AlreadyInPlace);
        state.Steps.SelectMany(s => s.Calls).ShouldAllBe(c => !string.IsNullOrEmpty(c.RequestId));
        state.Steps.SelectMany(s => s.Calls).Where(c => c.Status is < 200 or >= 300)
            .ShouldAllBe(c => c.Status == 400 && c.Operation.Contains("/authentication/"), "which sign-in method is the default, Graph tells only by refusing it");
        var adele = await _office.TruthAsync(Office.Adele);
        adele["accountEnabled"]!.GetValue<bool>().ShouldBeFalse();
        adele["mailbox"]!["type"]!.GetValue<string>().ShouldContain("Shared", Case.Insensitive);
        adele["mailbox"]!["forwardingSmtpAddress"].ShouldBeNull();
        adele["licences"]!.AsArray().ShouldBeEmpty();

        await DoManualTasksAsync(state);
        await RunAsync(request);

        state = await _office.StateAsync(request);
        state.Stage.ShouldBe(RequestStage.Finished);
        state.Result.ShouldBe(StepStatus.DoneByHand);
    }

    [Fact]
    public async Task Lock_out_is_asked_for_before_anything_else_is_asked_or_changed()
    {
        var request = await ApprovedAsync();
        var before = (await _office.RequestsAsync()).Count;

        await RunAsync(request);

        // Graph carries out what is in one request side by side.
        var first = (await _office.RequestsAsync()).Skip(before).First(r => (string)r!["service"]! == "graph");
        Operations([first!.DeepClone()], 0).Where(o => !o.Contains(" GET ", StringComparison.Ordinal) && !o.EndsWith("getMemberObjects", StringComparison.Ordinal)).ShouldBe(
            [$"graph PATCH /users/{Office.Adele}", $"graph PATCH /users/{Office.Adele}", $"graph POST /users/{Office.Adele}/revokeSignInSessions"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_look_for_an_effect_travels_with_the_writes_to_exchange()
    {
        var request = await ApprovedAsync();
        await RunAsync(request);

        var batches = (await _office.RequestsAsync()).Select(r => Operations([r!.DeepClone()], 0).ToList()).ToList();
        batches.ShouldContain(batch => batch.Contains("exchange Clear-MobileDevice") && batch.Contains("exchange Get-MobileDeviceStatistics"));
        batches.ShouldContain(batch => batch.Contains("exchange Set-CASMailbox") && batch.Contains("exchange Get-CASMailbox"));
    }

    [Fact]
    public async Task A_look_that_came_too_early_is_repeated_and_nothing_is_written_twice()
    {
        var request = await ApprovedAsync();
        await _office.ControlAsync("lag", new { conversionReads = 3 });

        await RunAsync(request);

        (await _office.StateAsync(request)).Step(StepIds.ConvertToSharedMailbox)!.Status.ShouldBe(StepStatus.Changed);
        (await _office.StateAsync(request)).Step(StepIds.ConvertToSharedMailbox)!.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_that_somebody_told_before_is_not_told_again()
    {
        var mailbox = _office.Get<TeamsOffboardBot.Microsoft365.Tenant>().MobileDevices;
        var phone = (await mailbox.OfMailboxAsync(Office.Adele.Value, CancellationToken.None)).Single();
        await mailbox.WipeAsync(Office.Adele.Value, phone.Identity, accountOnly: true, CancellationToken.None);
        var request = await ApprovedAsync();
        var before = (await _office.RequestsAsync()).Count;

        await RunAsync(request);

        Operations(await _office.RequestsAsync(), before).ShouldNotContain("exchange Clear-MobileDevice");
        (await _office.StateAsync(request)).Step(StepIds.WipeMobileMail)!.Status.ShouldBe(StepStatus.AlreadyInPlace);
    }

    [Fact]
    public async Task Licences_stay_until_the_mailbox_is_shared()
    {
        var request = await ApprovedAsync();
        await FaultAsync("^exchange Set-Mailbox$", 403, times: 100);
        await RunAsync(request);

        var state = await _office.StateAsync(request);
        state.Step(StepIds.ConvertToSharedMailbox)!.Status.ShouldBe(StepStatus.Failed);
        state.Step(StepIds.RemoveLicences)!.Unproven.ShouldContain(StepIds.ConvertToSharedMailbox);
        (await _office.TruthAsync(Office.Adele))["licences"]!.AsArray().Count.ShouldBe(2);

        await _office.ControlAsync("faults", Array.Empty<object>());
        await _office.WriteAsync(
            request,
            [.. state.Steps.Where(s => s.Status == StepStatus.Failed).Select(s => new RunEvent.StepRetryAsked(s.Id, Office.Nestor) { ByName = "Nestor Wilke" })]);
        await RunAsync(request);

        (await _office.StateAsync(request)).Step(StepIds.RemoveLicences)!.Status.ShouldBe(StepStatus.Changed);
        var asked = Operations(await _office.RequestsAsync(), 0).ToList();
        asked.FindLastIndex(o => o == "exchange Set-Mailbox").ShouldBeLessThan(asked.FindIndex(o => o.EndsWith("/assignLicense", StringComparison.Ordinal)), string.Join('\n', asked.TakeLast(30)));
    }

    [Fact]
    public async Task A_refused_sign_out_does_not_stop_block_and_password()
    {
        var request = await ApprovedAsync();
        await FaultAsync("revokeSignInSessions", 403, times: 100);

        await RunAsync(request);

        var state = await _office.StateAsync(request);
        state.Step(StepIds.SignOut)!.Status.ShouldBe(StepStatus.Failed);
        state.Step(StepIds.SignOut)!.Fault!.NeededPermissions.ShouldNotBeEmpty();
        state.Step(StepIds.BlockSignIn)!.Status.ShouldBe(StepStatus.Changed);
        state.Step(StepIds.ResetPassword)!.Status.ShouldBe(StepStatus.Changed);
        state.Step(StepIds.RemoveLicences)!.Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task A_tenant_that_asks_for_time_gets_it_and_the_rest_goes_on()
    {
        var request = await ApprovedAsync();
        await FaultAsync("assignLicense", 429, retryAfter: "30.5");

        var due = await RunAsync(request);

        due.ShouldNotBeNull();
        (due.Value - DateTimeOffset.Now).TotalSeconds.ShouldBeInRange(20, 37);
        var state = await _office.StateAsync(request);
        state.Step(StepIds.RemoveLicences)!.Status.ShouldBe(StepStatus.RetryScheduled);
        state.Step(StepIds.LeaveGroups)!.Status.ShouldBe(StepStatus.Changed);
    }

    [Fact]
    public async Task Answers_that_are_cut_off_after_the_effect_cost_nothing()
    {
        var request = await ApprovedAsync();
        await FaultAsync("^exchange (Set-Mailbox|Set-CASMailbox|Remove-|Add-)", 0, times: 4, when: "after");

        await RunAsync(request);

        var state = await _office.StateAsync(request);
        Acting(state).ShouldAllBe(s => s.Status == StepStatus.Changed && s.Before != null);
    }

    [Fact]
    public async Task The_evidence_of_a_whole_run_is_whole_and_holds_no_secret()
    {
        var request = await ApprovedAsync();
        await RunAsync(request);
        var entries = await _office.Journal.EntriesAsync(request, CancellationToken.None);

        var evidence = new EvidenceMaker(WordList.English).Make(entries, signature: null, ARequest.Noon);

        EvidenceCheck.FirstFlaw(EvidenceJson.Read(EvidenceJson.Write(evidence))!, new ChainAnchors(null, null)).ShouldBeNull();
        evidence.Report.Steps.ShouldAllBe(s => s.Title != s.Id.Value);
        new EvidencePage(WordList.English).Write(evidence, flaw: null).ShouldContain("Adele Vance");
        evidence.Chain.Events.ShouldAllBe(e => e.Private != null && !e.Public.Contains(Redaction.Removed) && !e.Private.Contains(Redaction.Removed));
    }

    private static IEnumerable<string> Operations(JsonArray requests, int after) => requests.Skip(after).SelectMany(r =>
    {
        var service = r!["service"]!.GetValue<string>();
        var items = r["items"]!.AsArray().Select(i => i!["operation"]!.GetValue<string>()).ToList();
        return (items.Count > 0 ? items : [r["operation"]!.GetValue<string>()]).Select(operation => $"{service} {operation}");
    });

    private async Task<RequestId> ApprovedAsync()
    {
        var asked = await _office.AskedAsync();
        return (await _office.WriteAsync(asked.Id, new RunEvent.RequestApproved(Office.Nestor, asked.Plan.Hash) { ByName = "Nestor Wilke" })).Id;
    }

    private async Task<DateTimeOffset?> RunAsync(RequestId request) =>
        (await _office.Get<Executor>().RunAsync(request, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)))?.DueAt;

    private Task<RequestState> DoManualTasksAsync(RequestState state) => _office.WriteAsync(
        state.Id,
        [.. state.Steps.Where(s => s.Status == StepStatus.NeedsPerson).Select(s => new RunEvent.StepDoneByHand(s.Id, Office.Nestor) { ByName = "Nestor Wilke" })]);

    private Task FaultAsync(string match, int status, int times = 1, string? retryAfter = null, string when = "before") =>
        _office.ControlAsync("faults", new[] { new { match, status, times, retryAfter, when } });

    /// <summary>Steps that change something; one that only looks finds it in place.</summary>
    private static IEnumerable<StepState> Acting(RequestState state) =>
        state.Steps.Where(s => !state.Plan.Step(s.Id)!.IsManual && s.Id != StepIds.CheckMobileWipe);
}
