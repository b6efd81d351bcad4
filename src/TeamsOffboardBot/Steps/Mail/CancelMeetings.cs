using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Meetings that the person organises are cancelled, a series as a whole: the others get a cancellation, and rooms are free
/// again. While the mailbox can send, so before licences go (rule R12); nobody else could cancel them later. The calendar shows
/// what is left, because the cancellation only answers that it was queued.
/// https://learn.microsoft.com/powershell/module/exchange/remove-calendarevents
/// </summary>
public sealed class CancelMeetings(Tenant tenant) : IOffboardingStep
{
    private const string Count = "meetings";

    public StepId Id => StepIds.CancelMeetings;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.PlaceLitigationHold];

    /// <summary>The lock-out and a hold leave the calendar alone.</summary>
    public bool LooksEarly(Plan plan) => true;

    /// <summary>How many there are is no parameter: one more or less is no other plan.</summary>
    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.CancelMeetings && snapshot.MayHaveCloudMailbox() && snapshot.Mailbox.Value?.OrganisedMeetings is not 0 ? new() { Id = Id } : null;

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => snapshot.Mailbox.Value?.OrganisedMeetings is { } count ? Facts(count) : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var meetings = await tenant.Calendars.OrganisedAsync(context.Leaver.Id.Value, tenant.Clock.UtcNow, cancellationToken);
        return meetings is null ? Reasons.NoMailbox : StepFacts.Reading(meetings.Count == 0, Facts(meetings.Count));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Mailboxes.CancelMeetingsAsync(context.Leaver.Id.Value, GraphCalendars.DaysAhead, cancellationToken);

    private static JsonObject Facts(int count) => new() { [Count] = count };
}
