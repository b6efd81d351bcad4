using System.Collections.Concurrent;
using Dapper;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Storage;

/// <summary>Whoever is spoken to is read each time; where this process alone writes, it remembers whom it read.</summary>
internal sealed class SqlPeopleBook(Database database) : IPeopleBook
{
    private const int MostRemembered = 10_000;

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

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<UserId, KnownPerson> _remembered = new();
    private long _writes;

    public async Task<KnownPerson?> FindAsync(UserId person, CancellationToken cancellationToken)
    {
        if (_remembered.TryGetValue(person, out var remembered))
        {
            return remembered;
        }

        var before = Interlocked.Read(ref _writes);
        var known = await ReadAsync(person, cancellationToken);
        if (known is not null && database.IsForOneProcess)
        {
            Remember(known, before);
        }

        return known;
    }

    /// <summary>A note: whoever writes again is met again.</summary>
    public async Task MeetAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        try
        {
            await database.NoteAsync(Meet, Values(person), cancellationToken);
        }
        finally
        {
            Forget(person.Id);
        }
    }

    public Task ChooseLanguageAsync(UserId person, string language, CancellationToken cancellationToken) =>
        WriteAsync(person, "UPDATE people SET language = @language WHERE id = @id", new { id = person.Value, language }, cancellationToken);

    public async Task<bool> ClaimWelcomeAsync(UserId person, CancellationToken cancellationToken) =>
        await WriteAsync(person, "INSERT INTO welcomed (person_id) VALUES (@id) ON CONFLICT DO NOTHING", new { id = person.Value }, cancellationToken) == 1;

    public Task ForgetChatAsync(UserId person, CancellationToken cancellationToken) =>
        WriteAsync(person, "UPDATE people SET personal_chat = NULL WHERE id = @id", new { id = person.Value }, cancellationToken);

    private async Task<KnownPerson?> ReadAsync(UserId person, CancellationToken cancellationToken)
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

    private async Task<int> WriteAsync(UserId person, string sql, object values, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);
        }
        finally
        {
            Forget(person);
        }
    }

    /// <summary>What was read before somebody wrote may be old.</summary>
    private void Remember(KnownPerson known, long before)
    {
        lock (_gate)
        {
            if (_writes == before)
            {
                if (_remembered.Count >= MostRemembered)
                {
                    _remembered.Clear();
                }

                _remembered[known.Id] = known;
            }
        }
    }

    private void Forget(UserId person)
    {
        lock (_gate)
        {
            _writes++;
            _remembered.TryRemove(person, out _);
        }
    }

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
