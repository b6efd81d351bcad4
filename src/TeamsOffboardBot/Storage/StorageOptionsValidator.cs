using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Storage;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => options.Provider switch
    {
        StorageOptions.Sqlite => Answer(
            NamesAFile(options.ConnectionString), "Storage:ConnectionString must name a file, for example 'Data Source=teamsoffboardbot.db'."),
        StorageOptions.PostgreSql => Answer(
            PostgreSqlDatabase.NamesADatabase(options.ConnectionString),
            "Storage:ConnectionString must name a PostgreSQL server and database, for example 'Host=db;Database=offboarding;Username=bot;Password=...'."),
        _ => ValidateOptionsResult.Fail("Storage:Provider must be Sqlite or PostgreSql."),
    };

    private static ValidateOptionsResult Answer(bool isRight, string mistake) =>
        isRight ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistake);

    private static bool NamesAFile(string text)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(text);
            return file.DataSource.Length > 0 && file.DataSource != ":memory:" && file.Mode is SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.ReadWrite;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
