using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Directory roles are given back by a person, never by the bot: with the permission for it the bot could make anybody a Global Administrator.
/// https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
/// </summary>
public sealed class DirectoryRolesBackByHand : ReversalTask
{
    public override StepId Id => StepIds.DirectoryRolesBackByHand;

    protected override PlannedStep? Describe(Reinstatement done)
    {
        var removed = done.Step(StepIds.RemoveDirectoryRoles);
        return On(
        [
            .. (removed?.TargetsIn("active") ?? []).Concat(removed?.TargetsIn("eligible") ?? [])
                .Concat(done.Step(StepIds.DirectoryRolesByHand)?.Planned.Targets ?? [])
                .DistinctBy(t => t.Id),
        ]);
    }

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.directory-roles-back-by-hand.Task", ("roles", Names(context)));
}
