using System.Globalization;

namespace TeamsOffboardBot.Planning;

/// <summary>What Microsoft 365 deletes or locks by itself, and when, counted from the day the licences go. Rules R8, R9.</summary>
public static class Deadlines
{
    /// <summary>A mailbox without a licence is deleted after this many days.</summary>
    public const int MailboxDays = 30;

    /// <summary>A OneDrive without a licence becomes read-only: https://learn.microsoft.com/sharepoint/unlicensed-onedrive-accounts.</summary>
    public const int OneDriveReadOnlyDays = 60;

    /// <summary>A OneDrive without a licence is archived: its new owner loses it too.</summary>
    public const int OneDriveArchivedDays = 93;

    /// <summary>The OneDrive of a deleted account lies so long in the recycle bin of the sites, once its own time is over.</summary>
    public const int OneDriveBinDays = 93;

    /// <summary>The shortest time for which a tenant can keep the OneDrive of a deleted account: assumed where it could not be read.</summary>
    public const int ShortestOneDriveDays = 30;

    /// <summary>A deleted account, its mailbox and its OneDrive can be brought back for so long: https://learn.microsoft.com/microsoft-365/admin/add-users/restore-user.</summary>
    public const int DeletedAccountDays = 30;

    /// <summary>The date so many days after the run, as placeholders carry it.</summary>
    /// <param name="start">When the run starts, if that is not known to be now, when the snapshot is taken.</param>
    public static string After(Snapshot snapshot, DateTimeOffset? start, int days)
    {
        var from = start > snapshot.TakenAt ? start.Value : snapshot.TakenAt;
        return DateOnly.FromDateTime(from.UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
