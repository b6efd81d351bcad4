using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

internal static class UserIds
{
    /// <summary>Teams and Graph do not always write an object id in the same case.</summary>
    public static bool IsSameAs(this UserId one, UserId other) => string.Equals(one.Value, other.Value, StringComparison.OrdinalIgnoreCase);
}
