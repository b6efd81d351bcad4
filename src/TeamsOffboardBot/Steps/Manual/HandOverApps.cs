using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Whoever owned an application may know its secrets, and those sign in without any person: somebody else becomes owner and replaces
/// them. No interface tells which secrets the person copied. https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners
/// </summary>
public sealed class HandOverApps : ManualTask
{
    public override StepId Id => StepIds.HandOverApps;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        snapshot.Apps.Value is { Owned: { Count: > 0 } owned } ? new() { Id = Id, Targets = owned } : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.hand-over-apps.Task", ("apps", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
