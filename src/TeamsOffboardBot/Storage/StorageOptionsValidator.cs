using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Storage;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => options.Provider switch
    {
        "Sqlite" when NamesAFile(options.ConnectionString) => ValidateOptionsResult.Success,
        "Sqlite" => ValidateOptionsResult.Fail("Storage:ConnectionString must name a file, for example 'Data Source=teamsoffboardbot.db'."),
        "PostgreSql" => ValidateOptionsResult.Fail("Storage:Provider PostgreSql is not in this version; use Sqlite."),
        _ => ValidateOptionsResult.Fail("Storage:Provider must be Sqlite."),
    };

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
