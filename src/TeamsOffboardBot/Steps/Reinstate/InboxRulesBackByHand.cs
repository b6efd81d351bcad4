using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person makes their inbox rules again, with the evidence of the offboarding beside them: what Exchange tells of a rule is not enough to make
/// the same one by itself, and a rule that is almost the same loses mail. https://learn.microsoft.com/powershell/module/exchange/new-inboxrule
/// </summary>
public sealed class InboxRulesBackByHand : ReversalTask
{
    private const string Request = "request";

    public override StepId Id => StepIds.InboxRulesBackByHand;

    public override IReadOnlyList<StepId> After => [StepIds.ConvertToUserMailbox];

    protected override PlannedStep? Describe(Reinstatement done) => On([.. Removed(done).Distinct(StringComparer.Ordinal).Select(n => new StepTarget(n, n))], (Request, done.Of.Value));

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.inbox-rules-back-by-hand.Task", ("rules", Names(context)), (Request, context.Step.Parameters[Request]));

    private static IEnumerable<string> Removed(Reinstatement done)
    {
        var whole = done.Step(StepIds.RemoveInboxRules)?.Before?["inboxRules"] as JsonArray ?? [];
        return (done.Step(StepIds.ClearOldForwarding)?.Texts("forwardingRules") ?? []).Concat(whole.Select(r => (string?)r?["Name"]).OfType<string>());
    }
}
