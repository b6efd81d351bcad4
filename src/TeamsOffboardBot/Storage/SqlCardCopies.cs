using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlCardCopies(Database database, RunOwner owner) : ICardCopies
{
    private const string Select =
        """
        SELECT person_id AS Person, audience AS Audience, chat AS Chat, activity_id AS ActivityId, seq_shown AS SeqShown, told AS Told,
            is_final_acknowledged AS IsFinalAcknowledged, form_id AS FormId, form_stage AS FormStage, follow_up AS FollowUp, sent_dates AS SentDates
        FROM card_copies WHERE request_id = @request ORDER BY person_id
        """;

    /// <summary>An update that was under way while the request was erased brings nothing of it back.</summary>
    private const string Upsert =
        """
        INSERT INTO card_copies (request_id, person_id, audience, chat, activity_id, seq_shown, told, is_final_acknowledged, form_id, form_stage, follow_up, sent_dates)
        SELECT @request, @person, @audience, @chat, @activityId, @seqShown, @told, @isFinalAcknowledged, @formId, @formStage, @followUp, @sentDates
        WHERE NOT EXISTS (SELECT 1 FROM requests WHERE id = @request AND erased_at IS NOT NULL)
        ON CONFLICT (request_id, person_id) DO UPDATE SET
            audience = excluded.audience,
            chat = excluded.chat,
            activity_id = excluded.activity_id,
            seq_shown = excluded.seq_shown,
            told = excluded.told,
            is_final_acknowledged = excluded.is_final_acknowledged,
            form_id = excluded.form_id,
            form_stage = excluded.form_stage,
            follow_up = excluded.follow_up,
            sent_dates = excluded.sent_dates
        """;

    /// <summary>From the few copies to their requests: SQLite keeps the order of a cross join.</summary>
    internal const string Behind =
        """
        SELECT id FROM card_copies CROSS JOIN requests
        WHERE request_id = id AND is_final_acknowledged = 0 AND (seq_shown < seq OR (is_open = 0 AND due_at IS NULL)) AND updated_at < @before
        UNION
        SELECT id FROM requests
        WHERE is_open = 1 AND stage IN ('AwaitingApproval', 'LockOutOnly') AND updated_at < @before
            AND NOT EXISTS (SELECT 1 FROM card_copies WHERE request_id = id AND audience = 'Approver')
            AND NOT EXISTS (SELECT 1 FROM list_rows WHERE list_rows.request_id = requests.id AND list_rows.state = 'Submitted')
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
                Form = row.FormId is { } form ? new OpenForm(form, Enum.Parse<RequestStage>(row.FormStage!)) : null,
                FollowUp = row.FollowUp,
                SentDates = row.SentDates,
            }),
        ];
    }

    /// <summary>A note: what was shown can be shown again.</summary>
    public Task SaveAsync(CardCopy copy, CancellationToken cancellationToken)
    {
        var values = new
        {
            request = copy.Request.Value,
            person = copy.Person.Value,
            audience = copy.Audience.ToString(),
            chat = StoredText.Of(copy.Chat),
            activityId = copy.ActivityId,
            seqShown = copy.SeqShown,
            told = copy.Told,
            isFinalAcknowledged = copy.IsFinalAcknowledged ? 1 : 0,
            formId = copy.Form?.ActivityId,
            formStage = copy.Form?.OpenedAt.ToString(),
            followUp = copy.FollowUp,
            sentDates = copy.SentDates,
        };
        return database.NoteAsync(Upsert, values, cancellationToken);
    }

    public Task<IReadOnlyList<RequestId>> UnfinishedAsync(CancellationToken cancellationToken) =>
        RequestsAsync("SELECT DISTINCT request_id FROM card_copies WHERE is_final_acknowledged = 0 ORDER BY request_id", new { }, cancellationToken);

    public Task<IReadOnlyList<RequestId>> BehindAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        RequestsAsync(Behind, new { before = Instant.Write(before) }, cancellationToken);

    public async Task<bool> TakeAsync(RequestId request, TimeSpan length, CancellationToken cancellationToken) => database.IsForOneProcess || await database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            $"""
            INSERT INTO card_leases (request_id, owner, alive_until) VALUES (@request, @owner, {database.Now} + @length)
            ON CONFLICT (request_id) DO UPDATE SET owner = excluded.owner, alive_until = excluded.alive_until
            WHERE card_leases.owner = excluded.owner OR card_leases.alive_until < {database.Now}
            """,
            new { request = request.Value, owner = owner.Name, length = (long)length.TotalMilliseconds },
            transaction),
        cancellationToken) == 1;

    public async Task GiveBackAsync(RequestId request, CancellationToken cancellationToken)
    {
        if (!database.IsForOneProcess)
        {
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(
                    "DELETE FROM card_leases WHERE request_id = @request AND owner = @owner", new { request = request.Value, owner = owner.Name }, transaction),
                cancellationToken);
        }
    }

    private async Task<IReadOnlyList<RequestId>> RequestsAsync(string sql, object values, CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(connection => connection.QueryAsync<string>(sql, values), cancellationToken);
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

        public string? FormId { get; init; }

        public string? FormStage { get; init; }

        public string? FollowUp { get; init; }

        public string? SentDates { get; init; }
    }
}
