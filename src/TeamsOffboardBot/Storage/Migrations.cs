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
        """
        ALTER TABLE requests ADD COLUMN next_kind TEXT NULL;
        ALTER TABLE requests ADD COLUMN next_at TEXT NULL;
        """,
        """
        ALTER TABLE requests ADD COLUMN due_at TEXT NULL;
        UPDATE requests SET due_at = updated_at WHERE is_open = 1;

        CREATE TABLE run_leases (
            request_id TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            alive_until BIGINT NOT NULL
        );
        """,
        """
        CREATE TABLE received_activities (
            id TEXT NOT NULL PRIMARY KEY,
            received_at TEXT NOT NULL,
            status INTEGER NULL,
            answer TEXT NULL
        );

        CREATE INDEX received_activities_by_date ON received_activities (received_at);
        """,
        """
        ALTER TABLE requests ADD COLUMN head_signature TEXT NULL;
        """,
        """
        CREATE TABLE handovers_told (
            request_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            how TEXT NOT NULL,
            told_at TEXT NOT NULL,
            PRIMARY KEY (request_id, person_id)
        );
        """,
        """
        CREATE TABLE card_leases (
            request_id TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            alive_until BIGINT NOT NULL
        );

        CREATE INDEX card_copies_unfinished ON card_copies (request_id) WHERE is_final_acknowledged = 0;
        """,
        """
        UPDATE requests SET due_at = updated_at WHERE stage = 'Finished';
        CREATE INDEX requests_by_due_date ON requests (due_at);
        ALTER TABLE requests ADD COLUMN erased_at TEXT NULL;
        """,
        """
        ALTER TABLE requests ADD COLUMN kind TEXT NULL;
        """,
        """
        ALTER TABLE people ADD COLUMN language TEXT NULL;
        """,
        """
        CREATE TABLE lists (
            id TEXT NOT NULL PRIMARY KEY,
            owner_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            version BIGINT NOT NULL,
            body TEXT NOT NULL,
            drawn_by TEXT NULL,
            alive_until BIGINT NOT NULL
        );

        CREATE INDEX lists_by_stage ON lists (stage, owner_id);

        CREATE TABLE list_rows (
            list_id TEXT NOT NULL,
            line INTEGER NOT NULL,
            state TEXT NOT NULL,
            body TEXT NOT NULL,
            draft TEXT NULL,
            request_id TEXT NULL,
            PRIMARY KEY (list_id, line)
        );

        CREATE INDEX list_rows_by_request ON list_rows (request_id);

        CREATE TABLE list_copies (
            list_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            audience TEXT NOT NULL,
            chat TEXT NOT NULL,
            activity_id TEXT NOT NULL,
            page INTEGER NOT NULL,
            shown TEXT NULL,
            told TEXT NULL,
            PRIMARY KEY (list_id, person_id)
        );
        """,
        """
        CREATE INDEX requests_shown_by_requester ON requests (requester_id, submitted_at) WHERE erased_at IS NULL;
        CREATE INDEX requests_shown_by_date ON requests (submitted_at) WHERE erased_at IS NULL;
        """,
        """
        CREATE TABLE evidence_filed (
            request_id TEXT NOT NULL PRIMARY KEY,
            seq BIGINT NOT NULL,
            filed_at TEXT NOT NULL
        );
        """,
        """
        CREATE TABLE approvals_channel (
            conversation TEXT NOT NULL PRIMARY KEY,
            chat TEXT NOT NULL,
            bound_by TEXT NOT NULL,
            bound_by_name TEXT NOT NULL,
            bound_at TEXT NOT NULL,
            language TEXT NULL,
            time_zone TEXT NULL
        );
        """,
        """
        ALTER TABLE requests ADD COLUMN tasks INTEGER NULL;
        ALTER TABLE requests ADD COLUMN tasks_since TEXT NULL;
        """,
        """
        ALTER TABLE card_copies ADD COLUMN form_id TEXT NULL;
        ALTER TABLE card_copies ADD COLUMN form_stage TEXT NULL;
        """,
        """
        ALTER TABLE requests ADD COLUMN beside TEXT NULL;
        DROP INDEX requests_one_open_per_leaver;
        CREATE UNIQUE INDEX requests_one_open_per_leaver ON requests (leaver_id) WHERE is_open = 1 AND beside IS NULL;
        CREATE UNIQUE INDEX requests_one_open_beside_another ON requests (leaver_id) WHERE is_open = 1 AND beside IS NOT NULL;
        CREATE INDEX requests_open ON requests (leaver_id) WHERE is_open = 1;
        DROP INDEX received_activities_by_date;
        DROP INDEX requests_by_date;
        DROP INDEX requests_by_due_date;
        CREATE INDEX requests_open_by_date ON requests (submitted_at) WHERE is_open = 1;
        CREATE INDEX requests_due ON requests (due_at) WHERE due_at IS NOT NULL;
        """,
        """
        ALTER TABLE card_copies ADD COLUMN follow_up TEXT NULL;
        CREATE INDEX requests_of_leaver ON requests (leaver_id, submitted_at);
        """,
        """
        ALTER TABLE card_copies ADD COLUMN sent_dates TEXT NULL;
        """,
    ];
}
