using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Whoever writes to the leaver is told so, inside and outside, for the days chosen or without an end. While the mailbox is certainly there, so before licences go.
/// https://learn.microsoft.com/graph/api/user-update-mailboxsettings
/// </summary>
public sealed class SetAutoReply(Tenant tenant) : IOffboardingStep
{
    private const string Internal = "internal";
    private const string External = "external";
    private const string Duration = "replyDays";

    public StepId Id => StepIds.SetAutoReply;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>The lock-out leaves the settings of the mailbox alone.</summary>
    public bool LooksEarly(Plan plan) => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices.AutoReply is not { } text || !snapshot.MayHaveCloudMailbox()
        ? null
        : new()
        {
            Id = Id,
            Parameters = Parameters(text),
        };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.MailboxSettings.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } settings)
        {
            return Reasons.NoMailbox;
        }

        var replies = settings.AutomaticRepliesSetting;
        var saysIt = SaysAsPlanned(replies, context.Step);
        var facts = new JsonObject
        {
            ["status"] = $"{replies?.Status}",
            ["externalAudience"] = $"{replies?.ExternalAudience}",
            ["textsAsPlanned"] = saysIt,
        };
        if (End(context) is { } end)
        {
            facts["ends"] = Moment(replies?.ScheduledEndDateTime) is { } at ? TenantSecond.Write(at) : null;
            return StepFacts.Reading(
                replies is { Status: AutomaticRepliesStatus.Scheduled, ExternalAudience: ExternalAudience.All } && Moment(replies.ScheduledEndDateTime) == end && saysIt,
                facts);
        }

        return StepFacts.Reading(replies is { Status: AutomaticRepliesStatus.AlwaysEnabled, ExternalAudience: ExternalAudience.All } && saysIt, facts);
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var replies = End(context) is { } end ? Until(end, tenant.Clock.UtcNow, context.Step) : Replies(AutomaticRepliesStatus.AlwaysEnabled, context.Step);
        return tenant.MailboxSettings.SetAutomaticRepliesAsync(context.Leaver.Id.Value, replies, cancellationToken);
    }

    internal static AutomaticReplies Until(DateTimeOffset end, DateTimeOffset start, PlannedStep planned) =>
        Replies(AutomaticRepliesStatus.Scheduled, planned) with { ScheduledStartDateTime = Utc(start), ScheduledEndDateTime = Utc(end) };

    /// <summary>Which every mailbox gives back as they were set.</summary>
    internal static DateTimeOffset WholeMinute(DateTimeOffset at) => at.ToUniversalTime().AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMinute));

    private static AutomaticReplies Replies(AutomaticRepliesStatus status, PlannedStep planned) => new(status)
    {
        ExternalAudience = ExternalAudience.All,
        InternalReplyMessage = AutoReplyHtml.Of(planned.Parameters[Internal]),
        ExternalReplyMessage = AutoReplyHtml.Of(planned.Parameters[External]),
    };

    internal static bool SaysAsPlanned(AutomaticReplies? replies, PlannedStep planned) =>
        AutoReplyHtml.SaysTheSame(replies?.InternalReplyMessage, planned.Parameters[Internal])
        && AutoReplyHtml.SaysTheSame(replies?.ExternalReplyMessage, planned.Parameters[External]);

    internal static Dictionary<string, string> Parameters(AutoReplyText text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Internal] = text.Internal, [External] = text.External };
        if (text.Days is { } days)
        {
            parameters[Duration] = days.ToString(CultureInfo.InvariantCulture);
        }

        return parameters;
    }

    /// <summary>Null for a reply without an end.</summary>
    private static DateTimeOffset? End(StepContext context) =>
        context.Step.Parameters.TryGetValue(Duration, out var days) && context.StartedAt is { } started
            ? WholeMinute(started.AddDays(int.Parse(days, CultureInfo.InvariantCulture)))
            : null;

    private static DateTimeTimeZone Utc(DateTimeOffset instant) => new(instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), "UTC");

    /// <summary>Null where the mailbox gives it back in a zone of its own, which it does not when it was set in UTC.</summary>
    internal static DateTimeOffset? Moment(DateTimeTimeZone? set) =>
        set is { TimeZone: "UTC" } && DateTimeOffset.TryParse(set.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
