using Dapper;
using TeamsOffboardBot.Chat;

namespace TeamsOffboardBot.Storage;

/// <summary>What came in is noted only: whatever it led to is written after it, and is on the disk no earlier.</summary>
internal sealed class SqlReceivedActivities(Database database, TimeProvider time) : IReceivedActivities
{
    private const string Take =
        """
        INSERT INTO received_activities (id, received_at) VALUES (@id, @now)
        ON CONFLICT (id) DO UPDATE SET received_at = excluded.received_at
        WHERE received_activities.status IS NULL AND received_activities.received_at < @abandoned
        """;

    /// <summary>Longer than a token of the Bot Framework is valid.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Longer than any turn takes: whoever had it in hand has died.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    private long _nextSweep;

    public async Task<Receipt> ReceiveAsync(string activity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (IsTimeToSweep(now))
        {
            await database.NoteAsync("DELETE FROM received_activities WHERE received_at < @before", new { before = Instant.Write(now - KeptFor) }, cancellationToken);
        }

        var isTaken = await database.NoteAsync(Take, new { id = activity, now = Instant.Write(now), abandoned = Instant.Write(now - AbandonedAfter) }, cancellationToken) == 1;
        return isTaken ? new Receipt.Taken() : await FindAsync(activity, cancellationToken) ?? new Receipt.InHand();
    }

    public async Task<Receipt?> FindAsync(string activity, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row?>("SELECT status AS Status, answer AS Answer FROM received_activities WHERE id = @id", new { id = activity }),
            cancellationToken);
        return row switch
        {
            null => null,
            { Status: { } status } => new Receipt.Settled((int)status, row.Answer ?? string.Empty),
            _ => new Receipt.InHand(),
        };
    }

    public Task SettleAsync(string activity, int status, string answer, CancellationToken cancellationToken) => database.NoteAsync(
        "UPDATE received_activities SET status = @status, answer = @answer WHERE id = @id", new { id = activity, status, answer }, cancellationToken);

    public Task ReleaseAsync(string activity, CancellationToken cancellationToken) => database.NoteAsync(
        "DELETE FROM received_activities WHERE id = @id AND status IS NULL", new { id = activity }, cancellationToken);

    private bool IsTimeToSweep(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref _nextSweep);
        return now.UtcTicks >= due && Interlocked.CompareExchange(ref _nextSweep, (now + BetweenSweeps).UtcTicks, due) == due;
    }

    private sealed record Row
    {
        public long? Status { get; init; }

        public string? Answer { get; init; }
    }
}
