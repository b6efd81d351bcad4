using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Roles in applications, where the bot is not allowed to take them away.
/// https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
/// </summary>
public sealed class AppRolesByHand(IOptions<AccessOptions> access) : ManualTask
{
    public override StepId Id => StepIds.AppRolesByHand;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        !access.Value.RemovesAppRoles && snapshot.Apps.Value is { Roles: { Count: > 0 } roles } ? new() { Id = Id, Targets = roles } : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.app-roles-by-hand.Task", ("apps", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
