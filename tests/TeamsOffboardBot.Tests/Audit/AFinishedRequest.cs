using System.Text.Json.Nodes;
using TeamsOffboardBot.Hosting.Commands;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Runs;
using TeamsOffboardBot.Tests.Storage;

namespace TeamsOffboardBot.Tests.Audit;

/// <summary>A request with something of everything in its journal, kept in a real file.</summary>
internal sealed class AFinishedRequest : IDisposable
{
    private readonly SqlJournal _journal;

    /// <param name="signingKey">Null: the end of the chain is not signed.</param>
    public AFinishedRequest(string? signingKey = null) => _journal = Database.OpenJournal(signingKey: signingKey);

    public TemporaryDatabase Database { get; } = new();

    public string Folder => Path.GetDirectoryName(Database.Path)!;

    public string JsonFile => Path.Combine(Folder, "evidence-R-7K3M.json");

    public string PageFile => Path.Combine(Folder, "evidence-R-7K3M.html");

    public static RunEvent[] Events(string reason = "No mailbox wanted", string leaver = "Adele Vance")
    {
        var plan = ARequest.PlanOf("block-sign-in", "reset-password", "convert-to-shared-mailbox", "remove-licences") with
        {
            Findings = [new Finding("R16", FindingSeverity.Warning, Phrase.Of("Rules.R16.NoDelegate"))],
        };
        var block = StepId.From("block-sign-in");
        var password = StepId.From("reset-password");
        var share = StepId.From("convert-to-shared-mailbox");
        var refused = new FaultFacts("Graph", "PATCH /users/{id}", 403, "Authorization_RequestDenied", "4f6d");
        return
        [
            ARequest.Submitted(ARequest.Adele with { DisplayName = leaver }, plan),
            ARequest.Approved(plan),
            new RunEvent.RunClaimed("bot-1", 1),
            new RunEvent.StepStarted(block, 1, ARequest.Noon),
            new RunEvent.StepStarted(password, 1, ARequest.Noon),
            new RunEvent.StepSettled(block, StepStatus.Changed)
            {
                Before = new JsonObject { ["accountEnabled"] = true },
                After = new JsonObject { ["accountEnabled"] = false },
                Calls = [new CallFacts("Graph", "PATCH /users/{id}", 204, "request-77")],
            },
            new RunEvent.StepRetryScheduled(password, ARequest.Noon.AddSeconds(5), refused) { FaultMessage = "Busy" },
            new RunEvent.StepFailed(password, refused) { FaultMessage = "Insufficient privileges" },
            new RunEvent.StepSkipped(password, ARequest.Nestor.Id) { ByName = ARequest.Nestor.Name, Reason = reason },
            new RunEvent.StepDoneByHand(share, ARequest.Nestor.Id) { ByName = ARequest.Nestor.Name, Note = "In the admin center" },
            new RunEvent.StepSettled(share, StepStatus.DoneByHand),
            new RunEvent.StepSettled(StepId.From("remove-licences"), StepStatus.Changed) { After = new JsonObject { ["licences"] = new JsonArray() } },
            new RunEvent.RunFinished(StepStatus.Skipped),
        ];
    }

    public async Task<AFinishedRequest> WithAsync(params RunEvent[] events)
    {
        await _journal.AppendAsync(ARequest.Id, 0, events, CancellationToken.None);
        return this;
    }

    public static Task<AFinishedRequest> MakeAsync(string? signingKey = null) => new AFinishedRequest(signingKey).WithAsync(Events());

    public Task<(int Code, string Said)> EvidenceAsync(string request = "R-7K3M") =>
        CommandAsync("evidence", request, "--out", Folder, "--Storage:ConnectionString", Database.ConnectionString);

    public Task<(int Code, string Said)> VerifyAsync(string? path = null, params string[] options) => CommandAsync(["verify", path ?? Database.Path, .. options]);

    public static async Task<(int Code, string Said)> CommandAsync(params string[] args)
    {
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(args, said, said);
        return (code, said.ToString());
    }

    public void Dispose() => Database.Dispose();
}
