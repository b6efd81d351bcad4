using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Licences;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// A licence that comes through a dynamic or synchronised group is taken by changing the rule, what the rule looks at, or the
/// group on-premises (rules R13, R15). Somebody who does it too early loses the mailbox, so it waits for the same proofs.
/// https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership
/// </summary>
public sealed class LicensingGroupsByHand(GroupFates groups) : ManualTask
{
    public override StepId Id => StepIds.LicensingGroupsByHand;

    public override IReadOnlyList<StepId> After => LicenceNeeds.Over;

    public override IReadOnlyList<StepId> Needs => LicenceNeeds.Proven;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        groups.Targets(snapshot, choices, GroupFate.LeftByHand) is { Count: > 0 } targets
            ? new() { Id = Id, Targets = targets }
            : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.licensing-groups-by-hand.Task", ("groups", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
