using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The automatic reply is switched off when its days are over; where a person says so earlier, or its end is moved first. Exchange sends none after its
/// end; switched off, nobody takes it for one that still answers. One that somebody set since is theirs.
/// https://learn.microsoft.com/graph/api/user-update-mailboxsettings
/// </summary>
public sealed class StopAutoReply(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.StopAutoReply;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.SetAutoReply];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices.AutoReply is { Days: not null } text && snapshot.MayHaveCloudMailbox()
        ? new() { Id = Id, Parameters = SetAutoReply.Parameters(text) }
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.MailboxSettings.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } settings)
        {
            return Reasons.NoMailbox;
        }

        var replies = settings.AutomaticRepliesSetting;
        var isOurs = replies is { Status: AutomaticRepliesStatus.Scheduled } && SetAutoReply.SaysAsPlanned(replies, context.Step);
        return isOurs && SetAutoReply.Moment(replies!.ScheduledEndDateTime) is { } end && end > tenant.Clock.UtcNow && end == (Wanted(context) ?? end)
            ? new StepReading.WaitUntil(end, Phrase.Of("Steps.Reasons.RepliesUntil"))
            : StepFacts.Reading(!isOurs, new JsonObject { ["status"] = $"{replies?.Status}" });
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => tenant.MailboxSettings.SetAutomaticRepliesAsync(
        context.Leaver.Id.Value,
        Wanted(context) is { } later && later > tenant.Clock.UtcNow
            ? SetAutoReply.Until(later, context.StartedAt ?? tenant.Clock.UtcNow, context.Step)
            : new AutomaticReplies(AutomaticRepliesStatus.Disabled),
        cancellationToken);

    /// <summary>The end that a person named instead of the plan's.</summary>
    private static DateTimeOffset? Wanted(StepContext context) => context.Date is { } date ? SetAutoReply.WholeMinute(date) : null;
}
