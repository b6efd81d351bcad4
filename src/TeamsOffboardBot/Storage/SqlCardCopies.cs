using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlCardCopies(SqliteDatabase database) : ICardCopies
{
    private const string Select =
        """
        SELECT person_id AS Person, audience AS Audience, chat AS Chat, activity_id AS ActivityId, seq_shown AS SeqShown, told AS Told,
            is_final_acknowledged AS IsFinalAcknowledged
        FROM card_copies WHERE request_id = @request ORDER BY person_id
        """;

    private const string Upsert =
        """
        INSERT INTO card_copies (request_id, person_id, audience, chat, activity_id, seq_shown, told, is_final_acknowledged)
        VALUES (@request, @person, @audience, @chat, @activityId, @seqShown, @told, @isFinalAcknowledged)
        ON CONFLICT (request_id, person_id) DO UPDATE SET
            audience = excluded.audience,
            chat = excluded.chat,
            activity_id = excluded.activity_id,
            seq_shown = excluded.seq_shown,
            told = excluded.told,
            is_final_acknowledged = excluded.is_final_acknowledged
        """;

    public async Task<IReadOnlyList<CardCopy>> OfAsync(RequestId request, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(Select, new { request = request.Value }), cancellationToken);
        return
        [
            .. rows.Select(row => new CardCopy
            {
                Request = request,
                Person = UserId.From(row.Person),
                Audience = Enum.Parse<CardAudience>(row.Audience),
                Chat = row.Chat,
                ActivityId = row.ActivityId,
                SeqShown = row.SeqShown,
                Told = row.Told,
                IsFinalAcknowledged = row.IsFinalAcknowledged != 0,
            }),
        ];
    }

    public Task SaveAsync(CardCopy copy, CancellationToken cancellationToken)
    {
        var values = new
        {
            request = copy.Request.Value,
            person = copy.Person.Value,
            audience = copy.Audience.ToString(),
            chat = copy.Chat,
            activityId = copy.ActivityId,
            seqShown = copy.SeqShown,
            told = copy.Told,
            isFinalAcknowledged = copy.IsFinalAcknowledged ? 1 : 0,
        };
        return database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(Upsert, values, transaction), cancellationToken);
    }

    public async Task<IReadOnlyList<RequestId>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(
            connection => connection.QueryAsync<string>("SELECT DISTINCT request_id FROM card_copies WHERE is_final_acknowledged = 0 ORDER BY request_id"),
            cancellationToken);
        return [.. ids.Select(RequestId.From)];
    }

    private sealed record Row
    {
        public string Person { get; init; } = "";

        public string Audience { get; init; } = "";

        public string Chat { get; init; } = "";

        public string ActivityId { get; init; } = "";

        public long SeqShown { get; init; }

        public string? Told { get; init; }

        public long IsFinalAcknowledged { get; init; }
    }
}
