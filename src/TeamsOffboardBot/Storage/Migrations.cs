namespace TeamsOffboardBot.Storage;

/// <summary>
/// How the tables came to be, in order; the schema's version is how many of these it has seen. A migration that was released
/// is never changed. Only types and words that SQLite and PostgreSQL share.
/// </summary>
internal static class Migrations
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        CREATE TABLE journal (
            request_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            public_body TEXT NOT NULL,
            private_body TEXT NULL,
            salt TEXT NULL,
            private_hash TEXT NOT NULL,
            prev_hash TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (request_id, seq)
        );

        CREATE TABLE requests (
            id TEXT NOT NULL PRIMARY KEY,
            stage TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            leaver_id TEXT NOT NULL,
            leaver_name TEXT NOT NULL,
            requester_id TEXT NOT NULL,
            submitted_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            seq BIGINT NOT NULL,
            head TEXT NOT NULL
        );

        CREATE UNIQUE INDEX requests_one_open_per_leaver ON requests (leaver_id) WHERE is_open = 1;
        CREATE INDEX requests_by_requester ON requests (requester_id, submitted_at);
        CREATE INDEX requests_by_date ON requests (submitted_at);

        CREATE TABLE bot_state (
            state_key TEXT NOT NULL PRIMARY KEY,
            body TEXT NOT NULL,
            etag TEXT NOT NULL
        );

        CREATE TABLE people (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            personal_chat TEXT NULL,
            locale TEXT NULL,
            time_zone TEXT NULL,
            last_seen_at TEXT NOT NULL
        );

        CREATE TABLE welcomed (
            person_id TEXT NOT NULL PRIMARY KEY
        );

        CREATE TABLE card_copies (
            request_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            audience TEXT NOT NULL,
            chat TEXT NOT NULL,
            activity_id TEXT NOT NULL,
            seq_shown BIGINT NOT NULL,
            told TEXT NULL,
            is_final_acknowledged INTEGER NOT NULL,
            PRIMARY KEY (request_id, person_id)
        );
        """,
    ];
}
