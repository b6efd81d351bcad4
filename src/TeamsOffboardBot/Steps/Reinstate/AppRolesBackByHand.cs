using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Roles in applications are given back by a person. https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal</summary>
public sealed class AppRolesBackByHand : ReversalTask
{
    public override StepId Id => StepIds.AppRolesBackByHand;

    protected override PlannedStep? Describe(Reinstatement done) =>
        On(done.Step(StepIds.RemoveAppRoles)?.TargetsIn("appRoles") ?? done.Step(StepIds.AppRolesByHand)?.Planned.Targets ?? []);

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.app-roles-back-by-hand.Task", ("apps", Names(context)));
}
