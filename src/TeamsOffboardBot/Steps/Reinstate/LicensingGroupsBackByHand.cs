using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Licences that came through a group with a rule come back when the rule, or what it looks at, is as it was. https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership</summary>
public sealed class LicensingGroupsBackByHand : ReversalTask
{
    public override StepId Id => StepIds.LicensingGroupsBackByHand;

    protected override PlannedStep? Describe(Reinstatement done) => On(done.Step(StepIds.LicensingGroupsByHand)?.Planned.Targets ?? []);

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.licensing-groups-back-by-hand.Task", ("groups", Names(context)));
}
