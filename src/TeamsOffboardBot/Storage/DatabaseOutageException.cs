using System.Data.Common;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// The database does not answer or has no room. Whatever was not committed is undone, and the same thing may work later: that is
/// what <see cref="DbException.IsTransient"/> says to those who do not know this folder.
/// </summary>
public sealed class DatabaseOutageException(string database, Exception cause) : DbException($"The database {database} cannot be worked with at the moment.", cause)
{
    public override bool IsTransient => true;

    public override string? SqlState => (InnerException as DbException)?.SqlState;
}
