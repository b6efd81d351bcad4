using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Nobody is told any more that the person has left. Only the reply of the offboarding ends: another text is the person's, or of whoever
/// works in the mailbox. What stood there before is not known: message texts are never kept. https://learn.microsoft.com/graph/api/user-update-mailboxsettings
/// </summary>
public sealed class EndAutoReply(Tenant tenant) : Reversal
{
    private const string Internal = "internal";
    private const string External = "external";
    private const string Audience = "externalAudience";

    public override StepId Id => StepIds.EndAutoReply;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.MailboxSettings.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } settings)
        {
            return Reasons.NoMailbox;
        }

        var replies = settings.AutomaticRepliesSetting;
        var isOff = replies is null or { Status: AutomaticRepliesStatus.Disabled };
        return isOff || IsOurs(replies!, context.Step)
            ? StepFacts.Reading(isOff, new JsonObject { ["status"] = $"{replies?.Status}" })
            : ChangedSince($"{replies!.Status}");
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => tenant.MailboxSettings.SetAutomaticRepliesAsync(
        context.Leaver.Id.Value,
        new AutomaticReplies(AutomaticRepliesStatus.Disabled)
        {
            ExternalAudience = Enum.TryParse<ExternalAudience>(context.Step.Parameters[Audience], out var audience) ? audience : ExternalAudience.None,
            InternalReplyMessage = "",
            ExternalReplyMessage = "",
        },
        cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.SetAutoReply) is { } set
        ? new()
        {
            Id = Id,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Internal] = set.Planned.Parameters[Internal],
                [External] = set.Planned.Parameters[External],
                [Audience] = set.Text(Audience) ?? nameof(ExternalAudience.None),
            },
        }
        : null;

    private static bool IsOurs(AutomaticReplies replies, PlannedStep step) =>
        AutoReplyHtml.SaysTheSame(replies.InternalReplyMessage, step.Parameters[Internal]) && AutoReplyHtml.SaysTheSame(replies.ExternalReplyMessage, step.Parameters[External]);
}
