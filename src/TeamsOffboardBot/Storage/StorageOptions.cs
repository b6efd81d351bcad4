namespace TeamsOffboardBot.Storage;

/// <summary>Where journals, lists and what the bot remembers are kept. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <summary>Sqlite: a file and one process. PostgreSql: a server and any number of processes.</summary>
    public string Provider { get; init; } = Sqlite;

    /// <summary>
    /// For example <c>Data Source=teamsoffboardbot.db</c>; the file is made when it is not there. Or
    /// <c>Host=db;Database=offboarding;Username=bot;Password=…</c>; the database must be there.
    /// </summary>
    public string ConnectionString { get; init; } = "";
}
