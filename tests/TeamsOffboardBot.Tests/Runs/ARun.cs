using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Storage;
using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>An approved request with given steps, its journal in a real file, and as many processes at it as a test likes.</summary>
internal sealed class ARun : IDisposable
{
    private readonly TemporaryDatabase _database = new();
    private readonly ILoggerFactory _logging;
    private readonly List<IDisposable> _opened = [];
    private readonly IReadOnlyList<SwitchStep> _steps;

    public ARun(params IReadOnlyList<SwitchStep> steps)
    {
        _steps = steps;
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Journal = _database.OpenJournal(Time);
    }

    public ManualTimeProvider Time { get; } = new(ARequest.Noon);

    public LogCatcher Log { get; } = new();

    public RunsOptions Options { get; init; } = new();

    public ApprovalOptions Approval { get; init; } = new();

    public DeadlinesOptions Deadlines { get; init; } = new();

    /// <summary>What reading the facts again comes to, for an approval that waits for it.</summary>
    public Func<RequestState, Task<RunEvent>> Facts { get; set; } = _ => throw new InvalidOperationException("No facts were to be read.");

    public SqlJournal Journal { get; }

    public CardsOnScreen Cards { get; } = new();

    public TemporaryDatabase Database => _database;

    /// <summary>What stands between the processes and their journal.</summary>
    public Func<IJournal, IJournal> Between { get; init; } = journal => journal;

    public async Task<ARun> ApprovedAsync()
    {
        await AppendAsync(ARequest.Submitted([.. _steps.Select(s => s.Id.Value)]));
        await AppendAsync(ARequest.Approved());
        return this;
    }

    public Executor Process(string name = "first")
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var runner = new StepRunner(options, Time, new Random(1), _logging.CreateLogger<StepRunner>());
        _opened.Add(runner);
        var journal = Between(_database.OpenJournal(Time));
        var time = new TimeBook(journal, Cards, new RequestClock(Time, new WatchClock(Microsoft.Extensions.Options.Options.Create(Deadlines)), Microsoft.Extensions.Options.Options.Create(Approval)));
        var parts = new RunParts(new RunGraph(_steps), runner, new CallingOff(journal, time, Cards, _ => { }), async (state, _, _) => await Facts(state));
        return new Executor(time, new RunWriters(journal, Cards, new RunOwner(name)), parts, new TenantClock(Time));
    }

    public AWorker Worker(string name = "first")
    {
        var database = _database.Open();
        var leases = new SqlRunLeases(database, new RunOwner(name));
        var worker = new AWorker(Process(name), Options, Journal, leases, Time, database, _database.ConnectionString, Log);
        _opened.Add(worker);
        return worker;
    }

    /// <summary>As far as it goes now, in one process.</summary>
    public async Task<DateTimeOffset?> GoAsync(string process = "first") =>
        (await Process(process).RunAsync(ARequest.Id, Clearance.Everything, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)))?.DueAt;

    /// <summary>Completes when a look has ended.</summary>
    /// <returns>The moment of the next one.</returns>
    public async Task<DateTimeOffset> LaidDownAsync()
    {
        DateTimeOffset? due = null;
        await Patience.UntilAsync(async () => (due = (await Journal.RecentAsync(requester: null, 1, CancellationToken.None)).Single().DueAt) > Time.GetUtcNow());
        return due!.Value;
    }

    public async Task AppendAsync(params RunEvent[] events)
    {
        AppendResult result;
        do
        {
            var seq = (await Journal.ReadAsync(ARequest.Id, CancellationToken.None))?.Seq ?? 0;
            result = await Journal.AppendAsync(ARequest.Id, seq, events, CancellationToken.None);
        }
        while (result is AppendResult.Conflict);
    }

    public async Task<RequestState> StateAsync() => (await Journal.ReadAsync(ARequest.Id, CancellationToken.None))!;

    public async Task<StepState> StepAsync(string id) => (await StateAsync()).Step(StepId.From(id))!;

    public async Task<IReadOnlyList<string>> KindsAsync() =>
        [.. (await Journal.EntriesAsync(ARequest.Id, CancellationToken.None)).Select(e => e.Kind)];

    public async Task<IReadOnlyList<T>> EventsAsync<T>()
        where T : RunEvent =>
        [.. (await Journal.EntriesAsync(ARequest.Id, CancellationToken.None)).Select(EventCodec.Decode).OfType<T>()];

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        _logging.Dispose();
        _database.Dispose();
    }

    /// <summary>Who would redraw a card, and how often.</summary>
    internal sealed class CardsOnScreen : IConversation
    {
        private readonly ConcurrentQueue<RequestId> _refreshed = new();

        public int Count => _refreshed.Count;

        public void Refresh(RequestId request) => _refreshed.Enqueue(request);
    }
}
