using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Whoever writes to the leaver is told so, inside and outside. While the mailbox is certainly there, so before licences go.
/// https://learn.microsoft.com/graph/api/user-update-mailboxsettings
/// </summary>
public sealed class SetAutoReply(Tenant tenant) : IOffboardingStep
{
    private const string Internal = "internal";
    private const string External = "external";

    public StepId Id => StepIds.SetAutoReply;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices.AutoReply is not { } text || !snapshot.MayHaveCloudMailbox()
        ? null
        : new()
        {
            Id = Id,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Internal] = text.Internal, [External] = text.External },
        };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.MailboxSettings.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } settings)
        {
            return Reasons.NoMailbox;
        }

        var replies = settings.AutomaticRepliesSetting;
        var saysIt = AutoReplyHtml.SaysTheSame(replies?.InternalReplyMessage, context.Step.Parameters[Internal])
            && AutoReplyHtml.SaysTheSame(replies?.ExternalReplyMessage, context.Step.Parameters[External]);
        var facts = new JsonObject
        {
            ["status"] = $"{replies?.Status}",
            ["externalAudience"] = $"{replies?.ExternalAudience}",
            ["textsAsPlanned"] = saysIt,
        };
        return StepFacts.Reading(replies is { Status: AutomaticRepliesStatus.AlwaysEnabled, ExternalAudience: ExternalAudience.All } && saysIt, facts);
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var replies = new AutomaticReplies(AutomaticRepliesStatus.AlwaysEnabled)
        {
            ExternalAudience = ExternalAudience.All,
            InternalReplyMessage = AutoReplyHtml.Of(context.Step.Parameters[Internal]),
            ExternalReplyMessage = AutoReplyHtml.Of(context.Step.Parameters[External]),
        };
        return tenant.MailboxSettings.SetAutomaticRepliesAsync(context.Leaver.Id.Value, replies, cancellationToken);
    }
}
