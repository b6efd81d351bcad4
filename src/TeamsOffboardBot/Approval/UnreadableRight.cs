using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

/// <summary>Why a right could not be looked up, in words that name no person.</summary>
internal static class UnreadableRight
{
    public static Phrase Because(Microsoft365Fault fault) => fault is { IsForbidden: true, NeededPermissions.Count: > 0 }
        ? Phrase.Of("Approval.Unreadable.Permission", ("permission", string.Join(", ", fault.NeededPermissions)))
        : Phrase.Of(fault.IsUnauthorized ? "Approval.Unreadable.SignIn" : "Approval.Unreadable");
}
