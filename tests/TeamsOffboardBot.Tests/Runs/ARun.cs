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

    public SqlJournal Journal { get; }

    public CardsOnScreen Cards { get; } = new();

    public TemporaryDatabase Database => _database;

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
        return new Executor(_database.OpenJournal(Time), Cards, new RunGraph(_steps), runner, new TenantClock(Time), new RunOwner(name));
    }

    public RunWorker Worker(string name = "first")
    {
        var worker = new RunWorker(
            Process(name), Journal, Time, Microsoft.Extensions.Options.Options.Create(Options), _logging.CreateLogger<RunWorker>());
        _opened.Add(worker);
        return worker;
    }

    /// <summary>As far as it goes now, in one process.</summary>
    public async Task<DateTimeOffset?> GoAsync(string process = "first") =>
        await Process(process).RunAsync(ARequest.Id, new Signal(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

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
