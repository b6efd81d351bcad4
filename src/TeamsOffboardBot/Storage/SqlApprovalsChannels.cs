using Dapper;
using TeamsOffboardBot.Chat.Rooms;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlApprovalsChannels(Database database) : IApprovalsChannels
{
    private const string Select =
        """
        SELECT conversation AS Conversation, chat AS Chat, bound_by AS BoundBy, bound_by_name AS BoundByName, bound_at AS BoundAt, language AS Language, time_zone AS TimeZone
        FROM approvals_channel
        """;

    private const string Insert =
        """
        INSERT INTO approvals_channel (conversation, chat, bound_by, bound_by_name, bound_at, language, time_zone)
        VALUES (@Conversation, @Chat, @BoundBy, @BoundByName, @BoundAt, @Language, @TimeZone)
        """;

    private const string Delete = "DELETE FROM approvals_channel";

    public async Task<ApprovalsChannel?> FindAsync(CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row>(Select), cancellationToken);
        return row is null
            ? null
            : new ApprovalsChannel
            {
                Conversation = row.Conversation,
                Chat = row.Chat,
                BoundBy = UserId.From(row.BoundBy),
                BoundByName = row.BoundByName,
                BoundAt = Instant.Read(row.BoundAt),
                Language = row.Language,
                TimeZone = row.TimeZone,
            };
    }

    public Task BindAsync(ApprovalsChannel channel, CancellationToken cancellationToken)
    {
        var row = new Row
        {
            Conversation = channel.Conversation,
            Chat = StoredText.Of(channel.Chat),
            BoundBy = channel.BoundBy.Value,
            BoundByName = StoredText.Of(channel.BoundByName),
            BoundAt = Instant.Write(channel.BoundAt),
            Language = channel.Language,
            TimeZone = channel.TimeZone,
        };
        return database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(Delete, transaction: transaction);
                return await transaction.Connection!.ExecuteAsync(Insert, row, transaction);
            },
            cancellationToken);
    }

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(Delete, transaction: transaction), cancellationToken);

    private sealed record Row
    {
        public string Conversation { get; init; } = "";

        public string Chat { get; init; } = "";

        public string BoundBy { get; init; } = "";

        public string BoundByName { get; init; } = "";

        public string BoundAt { get; init; } = "";

        public string? Language { get; init; }

        public string? TimeZone { get; init; }
    }
}
