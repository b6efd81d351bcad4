using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// The database does not answer or has no room. Whatever was not committed is undone, and the same thing may work later: that is
/// what <see cref="DbException.IsTransient"/> says to those who do not know this folder.
/// </summary>
public sealed class DatabaseOutageException(string database, Exception cause) : DbException($"The database {database} cannot be worked with at the moment.", cause)
{
    public override bool IsTransient => true;

    /// <summary>The engine's own code; of SQLite the extended one (https://sqlite.org/rescode.html).</summary>
    public override string? SqlState => InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture),
        DbException other => other.SqlState,
        _ => null,
    };
}
