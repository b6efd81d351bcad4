using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlListCopies(Database database) : IListCopies
{
    private const string Upsert =
        """
        INSERT INTO list_copies (list_id, person_id, audience, chat, activity_id, page, shown, told)
        VALUES (@list, @person, @audience, @chat, @activityId, @page, @shown, @told)
        ON CONFLICT (list_id, person_id) DO UPDATE SET
            audience = excluded.audience, chat = excluded.chat, activity_id = excluded.activity_id, page = excluded.page, shown = excluded.shown, told = excluded.told
        """;

    private const string Note =
        "UPDATE list_copies SET shown = @shown, told = @told WHERE list_id = @list AND person_id = @person AND activity_id = @activityId AND page = @page";

    private const string Forget = "DELETE FROM list_copies WHERE list_id = @list AND person_id = @person AND activity_id = @activityId";

    public async Task<IReadOnlyList<ListCopy>> OfAsync(ListId list, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(
                """
                SELECT person_id AS Person, audience AS Audience, chat AS Chat, activity_id AS ActivityId, page AS Page, shown AS Shown, told AS Told
                FROM list_copies WHERE list_id = @list ORDER BY person_id
                """,
                new { list = list.Value }),
            cancellationToken);
        return
        [
            .. rows.Select(row => new ListCopy
            {
                List = list,
                Person = UserId.From(row.Person),
                Audience = Enum.Parse<CardAudience>(row.Audience),
                Chat = row.Chat,
                ActivityId = row.ActivityId,
                Page = (int)row.Page,
                Shown = row.Shown,
                Told = row.Told,
            }),
        ];
    }

    public Task SaveAsync(ListCopy copy, CancellationToken cancellationToken) => ExecuteAsync(Upsert, copy, cancellationToken);

    public Task NoteShownAsync(ListCopy copy, CancellationToken cancellationToken) => ExecuteAsync(Note, copy, cancellationToken);

    public Task ForgetAsync(ListCopy copy, CancellationToken cancellationToken) => ExecuteAsync(Forget, copy, cancellationToken);

    private Task<int> ExecuteAsync(string sql, ListCopy copy, CancellationToken cancellationToken)
    {
        var values = new
        {
            list = copy.List.Value,
            person = copy.Person.Value,
            audience = copy.Audience.ToString(),
            chat = StoredText.Of(copy.Chat),
            activityId = copy.ActivityId,
            page = copy.Page,
            shown = copy.Shown,
            told = copy.Told,
        };
        return database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);
    }

    private sealed record Row
    {
        public string Person { get; init; } = "";

        public string Audience { get; init; } = "";

        public string Chat { get; init; } = "";

        public string ActivityId { get; init; } = "";

        public long Page { get; init; }

        public string? Shown { get; init; }

        public string? Told { get; init; }
    }
}
