using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Storage;

internal sealed class SqlPeopleBook(Database database) : IPeopleBook
{
    private const string Meet =
        """
        INSERT INTO people (id, name, personal_chat, locale, time_zone, last_seen_at)
        VALUES (@id, @name, @personalChat, @locale, @timeZone, @lastSeenAt)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name,
            personal_chat = COALESCE(excluded.personal_chat, people.personal_chat),
            locale = COALESCE(excluded.locale, people.locale),
            time_zone = COALESCE(excluded.time_zone, people.time_zone),
            last_seen_at = excluded.last_seen_at
        """;

    public async Task<KnownPerson?> FindAsync(UserId person, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row?>(
                "SELECT name AS Name, personal_chat AS PersonalChat, locale AS Locale, language AS Language, time_zone AS TimeZone, last_seen_at AS LastSeenAt FROM people WHERE id = @id",
                new { id = person.Value }),
            cancellationToken);
        return row is null
            ? null
            : new KnownPerson
            {
                Id = person,
                Name = row.Name,
                PersonalChat = row.PersonalChat,
                Locale = row.Locale,
                Language = row.Language,
                TimeZone = row.TimeZone,
                LastSeenAt = Instant.Read(row.LastSeenAt),
            };
    }

    /// <summary>A note: whoever writes again is met again.</summary>
    public Task MeetAsync(KnownPerson person, CancellationToken cancellationToken) =>
        database.NoteAsync(Meet, Values(person), cancellationToken);

    public Task ChooseLanguageAsync(UserId person, string language, CancellationToken cancellationToken) =>
        ExecuteAsync("UPDATE people SET language = @language WHERE id = @id", new { id = person.Value, language }, cancellationToken);

    public async Task<bool> ClaimWelcomeAsync(UserId person, CancellationToken cancellationToken) =>
        await ExecuteAsync("INSERT INTO welcomed (person_id) VALUES (@id) ON CONFLICT DO NOTHING", new { id = person.Value }, cancellationToken) == 1;

    public Task ForgetChatAsync(UserId person, CancellationToken cancellationToken) =>
        ExecuteAsync("UPDATE people SET personal_chat = NULL WHERE id = @id", new { id = person.Value }, cancellationToken);

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);

    private static object Values(KnownPerson person) => new
    {
        id = person.Id.Value,
        name = StoredText.Of(person.Name),
        personalChat = StoredText.Of(person.PersonalChat),
        locale = StoredText.Of(person.Locale),
        timeZone = StoredText.Of(person.TimeZone),
        lastSeenAt = Instant.Write(person.LastSeenAt),
    };

    private sealed record Row
    {
        public string Name { get; init; } = "";

        public string? PersonalChat { get; init; }

        public string? Locale { get; init; }

        public string? Language { get; init; }

        public string? TimeZone { get; init; }

        public string LastSeenAt { get; init; } = "";
    }
}
