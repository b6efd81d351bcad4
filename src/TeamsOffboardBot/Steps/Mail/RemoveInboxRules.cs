using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// No inbox rule moves or deletes mail before its new readers see it; hidden rules, which Outlook does not show, go too. Each
/// rule is kept whole in the evidence, so that it can be made again. After <see cref="ClearOldForwarding"/>, which takes the rules
/// that leak whether or not this was chosen. https://learn.microsoft.com/powershell/module/exchange/remove-inboxrule
/// </summary>
public sealed class RemoveInboxRules(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveInboxRules;

    public IReadOnlyList<StepId> After => [StepIds.ClearOldForwarding];

    public IReadOnlyList<StepId> Needs => [StepIds.PlaceLitigationHold];

    /// <summary>Unless rules that forward are to go first.</summary>
    public bool LooksEarly(Plan plan) => plan.Step(StepIds.ClearOldForwarding) is not { Targets.Count: > 0 };

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        if (!choices.RemoveInboxRules || !snapshot.MayHaveCloudMailbox())
        {
            return null;
        }

        if (!snapshot.Mailbox.Exists(out var mailbox) || mailbox.AccessUnknown is not null)
        {
            return new() { Id = Id };
        }

        var leaks = mailbox.ForwardingRules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var rules = mailbox.InboxRules.Where(r => !leaks.Contains(r.Id)).Select(r => new StepTarget(r.Id, r.Name)).ToList();
        return rules.Count == 0 ? null : new() { Id = Id, Targets = rules };
    }

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => snapshot.Mailbox.Exists(out var mailbox)
        ? Facts(mailbox.InboxRules.Select(r => JsonNode.Parse(r.Definition)))
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await RulesAsync(context, cancellationToken) is not { } rules)
        {
            return Reasons.NoMailbox;
        }

        return StepFacts.Reading(rules.Count == 0, Facts(rules.Select(r => r.Definition)));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await RulesAsync(context, cancellationToken) is { } rules)
        {
            await Task.WhenAll(rules.Select(r => tenant.Mailboxes.RemoveInboxRuleAsync(context.Leaver.Id.Value, r, cancellationToken)));
        }
    }

    private static JsonObject Facts(IEnumerable<JsonNode?> rules) => new() { ["inboxRules"] = new JsonArray([.. rules]) };

    /// <summary>Also those made since the plan; null when there is no mailbox.</summary>
    private async Task<IReadOnlyList<InboxRule>?> RulesAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await tenant.Mailboxes.InboxRulesAsync(context.Leaver.Id.Value, cancellationToken)).Where(r => !r.IsExchanges)];
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return null;
        }
    }
}
