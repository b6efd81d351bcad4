using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>What was done in Active Directory is undone there: until then the next synchronisation blocks the account again (rule R2).</summary>
public sealed class EnableOnPremisesAccount : ReversalTask
{
    private const string Account = "account";

    public override StepId Id => StepIds.EnableOnPremisesAccount;

    protected override PlannedStep? Describe(Reinstatement done) => done.Step(StepIds.OnPremisesAccount) is { } disabled
        ? new()
        {
            Id = Id,
            Targets = disabled.Planned.Targets,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Account] = disabled.Planned.Parameters[Account] },
        }
        : null;

    protected override Phrase Order(StepContext context) => Phrase.Of(
        context.Step.Targets.Count == 0 ? "Steps.enable-on-premises-account.Task" : "Steps.enable-on-premises-account.Task.Groups",
        (Account, context.Step.Parameters[Account]),
        ("groups", Names(context)));
}
