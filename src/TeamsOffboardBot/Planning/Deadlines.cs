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

    /// <summary>The date so many days after the snapshot, as placeholders carry it.</summary>
    public static string After(Snapshot snapshot, int days) =>
        DateOnly.FromDateTime(snapshot.TakenAt.UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
