using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Mail no longer leaves on ways that were set up before: the two forwarding addresses and every inbox rule that forwards or
/// redirects, also those made since the plan. Before <see cref="ForwardMail"/>, whose address is left alone.
/// https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class ClearOldForwarding(Tenant tenant) : IOffboardingStep
{
    /// <summary>The address that is not old: the plan sets it.</summary>
    private const string Keeps = "keeps";

    public StepId Id => StepIds.ClearOldForwarding;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        if (!snapshot.MayHaveCloudMailbox())
        {
            return null;
        }

        var keeps = ForwardMail.Address(snapshot, choices);
        return new()
        {
            Id = Id,
            Targets = snapshot.Mailbox.Exists(out var mailbox) ? [.. Old(mailbox, keeps)] : [],
            Parameters = keeps is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [Keeps] = keeps },
        };
    }

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => snapshot.Mailbox.Exists(out var mailbox)
        ? Facts(mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress, mailbox.ForwardingRules.Select(r => r.Name))
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (mailbox, rules) = await ReadAsync(context, cancellationToken);
        if (mailbox is null)
        {
            return Reasons.NoMailbox;
        }

        return StepFacts.Reading(
            !IsOld(mailbox, context.Step) && rules.Count == 0,
            Facts(mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress, rules.Select(r => r.Name)));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (mailbox, rules) = await ReadAsync(context, cancellationToken);
        var calls = rules.Select(r => tenant.Mailboxes.RemoveInboxRuleAsync(context.Leaver.Id.Value, r, cancellationToken));
        if (mailbox is not null && IsOld(mailbox, context.Step))
        {
            calls = calls.Append(tenant.Mailboxes.ClearForwardingAsync(context.Leaver.Id.Value, cancellationToken));
        }

        await Task.WhenAll(calls);
    }

    private static JsonObject Facts(string? address, string? smtpAddress, IEnumerable<string> rules) => new()
    {
        ["forwardingAddress"] = address,
        ["forwardingSmtpAddress"] = smtpAddress,
        ["forwardingRules"] = StepFacts.List(rules),
    };

    private static IEnumerable<StepTarget> Old(Mailbox mailbox, string? keeps) =>
        new[] { mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress }
            .OfType<string>()
            .Where(a => !string.Equals(a, keeps, StringComparison.OrdinalIgnoreCase))
            .Select(a => new StepTarget(a, a))
            .Concat(mailbox.ForwardingRules.Select(r => new StepTarget(r.Id, r.Name)));

    private static bool IsOld(ExchangeMailbox mailbox, PlannedStep step) =>
        mailbox.IsForwarding
        && (mailbox.ForwardingAddress is not null
            || !string.Equals(mailbox.ForwardingSmtpAddress, step.Parameters.GetValueOrDefault(Keeps), StringComparison.OrdinalIgnoreCase));

    private async Task<(ExchangeMailbox? Mailbox, IReadOnlyList<InboxRule> Rules)> ReadAsync(StepContext context, CancellationToken cancellationToken)
    {
        var mailbox = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var rules = RulesAsync(context, cancellationToken);
        await Task.WhenAll((Task)mailbox, rules);
        return (await mailbox, await rules);
    }

    private async Task<IReadOnlyList<InboxRule>> RulesAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await tenant.Mailboxes.InboxRulesAsync(context.Leaver.Id.Value, cancellationToken)).Where(r => r.SendsMailAway)];
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return [];
        }
    }
}
