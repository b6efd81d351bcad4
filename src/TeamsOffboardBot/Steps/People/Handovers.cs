using System.Globalization;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.People;

/// <summary>What a person is told about what became theirs.</summary>
internal static class Handovers
{
    /// <summary>Outlook on the web opens a shared mailbox at its address: https://support.microsoft.com/office/open-and-use-a-shared-mailbox-in-outlook.</summary>
    private const string OutlookOnTheWeb = "https://outlook.office.com/mail/";

    public static Handover Make(StepContext context, UserId to, IEnumerable<StepId> proven)
    {
        List<Phrase> things = [];
        List<(Phrase, Uri)> links = [];
        foreach (var step in proven)
        {
            things.Add(Thing(context, step));
            if (Link(context, step) is { } link)
            {
                links.Add(link);
            }
        }

        return new Handover(context.Leaver, to, things, links);
    }

    private static Phrase Thing(StepContext context, StepId step)
    {
        var planned = context.Plan.Step(step)!;
        var key = $"Chat.Handover.{step}";
        if (step == StepIds.GiveOneDriveAccess && context.Proven.Contains(StepIds.RemoveLicences) && !context.Snapshot.UnlicensedOneDriveStays)
        {
            key += ".Ends";
        }

        if (step == StepIds.LetReadOneDrive && LetReadDays(planned) is not null)
        {
            key += ".Until";
        }

        return Phrase.Of(
            key,
            ("leaver", context.Leaver.DisplayName),
            ("address", Address(context)),
            ("folder", Files.CopyOneDrive.NameOf(context)),
            ("names", string.Join(", ", planned.Targets.Select(t => t.Name))),
            ("untilDate", InDays(context, LetReadDays(planned) ?? 0)),
            ("readOnlyDate", InDays(context, Deadlines.OneDriveReadOnlyDays)),
            ("archivedDate", InDays(context, Deadlines.OneDriveArchivedDays)));
    }

    private static (Phrase, Uri)? Link(StepContext context, StepId step) => step switch
    {
        _ when step == StepIds.GiveMailboxAccess => (Phrase.Of("Chat.Handover.OpenMailbox"), new Uri(OutlookOnTheWeb + Uri.EscapeDataString(Address(context)) + "/")),
        _ when (step == StepIds.GiveOneDriveAccess || step == StepIds.LetReadOneDrive) && context.Snapshot.OneDrive.Exists(out var drive) =>
            (Phrase.Of("Chat.Handover.OpenFiles"), new Uri(drive.SiteUrl)),
        _ => null,
    };

    private static string Address(StepContext context) => context.Leaver.Mail ?? context.Leaver.UserPrincipalName;

    private static int? LetReadDays(PlannedStep step) =>
        step.Parameters.GetValueOrDefault(Files.LetReadOneDrive.Duration) is { } days && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string InDays(StepContext context, int days) =>
        DateOnly.FromDateTime((context.StartedAt ?? context.Snapshot.TakenAt).UtcDateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
