namespace TeamsOffboardBot.Planning;

/// <summary>Which of these apps a service plan opens: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.</summary>
internal static class WorkApps
{
    private static readonly (string Begins, WorkApp App)[] Plans =
    [
        ("FORMS_PLAN", WorkApp.Forms), ("OFFICE_FORMS_PLAN", WorkApp.Forms), ("MICROSOFTBOOKINGS", WorkApp.Bookings),
        ("FLOW_", WorkApp.PowerAutomate), ("POWERAPPS_", WorkApp.PowerApps), ("TEAMS1", WorkApp.Recordings), ("STREAM_", WorkApp.Recordings),
    ];

    public static IReadOnlyList<WorkApp> Of(IEnumerable<string> servicePlans) =>
        [.. servicePlans.SelectMany(plan => Plans.Where(p => plan.StartsWith(p.Begins, StringComparison.OrdinalIgnoreCase)).Select(p => p.App)).Distinct().Order()];

    /// <summary>What the leaver may have made something with; all of them where the licences could not be read. Recordings come with the files.</summary>
    public static IReadOnlyList<WorkApp> ToLookThrough(Snapshot snapshot, Choices choices)
    {
        var apps = snapshot.Licences.Exists(out var licences) ? licences.SelectMany(l => l.Apps).Distinct().Order() : Enum.GetValues<WorkApp>().AsEnumerable();
        var filesGo = !snapshot.MayHaveOneDrive() || choices.Copies(snapshot) || choices is { OneDrive: not OneDriveChoice.Keep, OneDriveOwner: not null };
        return [.. apps.Where(a => a != WorkApp.Recordings || !filesGo)];
    }
}
