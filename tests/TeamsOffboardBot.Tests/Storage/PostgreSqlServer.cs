namespace TeamsOffboardBot.Tests.Storage;

/// <summary>The server that tests/postgres.sh started, and tests/run.sh before it starts the tests.</summary>
internal static class PostgreSqlServer
{
    /// <summary>The trait's value of every test that needs the server.</summary>
    public const string Category = "PostgreSql";

    private const string Variable = "TEST_POSTGRESQL";

    /// <summary>A connection string without a database.</summary>
    public static string Address => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address
        ? address
        : throw new InvalidOperationException($"{Variable} names no PostgreSQL server. {Remedy}");

    /// <summary>Why a test cannot run here. Where a skip would hide a hole there is no reason, and the test fails.</summary>
    public static string? ReasonToSkip =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) && Environment.GetEnvironmentVariable("CI") != "true"
            ? $"{Variable} names no PostgreSQL server. {Remedy}"
            : null;

    private const string Remedy = "'bash tests/run.sh' starts one; so does 'eval \"$(bash tests/postgres.sh start)\"'.";
}
