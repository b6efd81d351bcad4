namespace TeamsOffboardBot.Storage;

/// <summary>Where journals, lists and what the bot remembers are kept. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Sqlite. PostgreSql is known by name, so that it is answered; this version does not speak it.</summary>
    public string Provider { get; init; } = "Sqlite";

    /// <summary>For example <c>Data Source=teamsoffboardbot.db</c>; the file is made when it is not there.</summary>
    public string ConnectionString { get; init; } = "";
}
