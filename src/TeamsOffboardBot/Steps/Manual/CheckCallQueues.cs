using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Call queues and auto attendants that lead to the person would ring into nothing, and no interface tells which they are. Planned for
/// whoever has a number, or a licence with which queues can ring them. https://learn.microsoft.com/microsoftteams/create-a-phone-system-call-queue
/// </summary>
public sealed class CheckCallQueues : ManualTask
{
    public override StepId Id => StepIds.CheckCallQueues;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        snapshot.PhoneNumbers.Value is { Count: > 0 } || (snapshot.Licences.Value ?? []).Any(l => l.HasPhoneSystem)
            ? new() { Id = Id, Targets = [.. (snapshot.PhoneNumbers.Value ?? []).Select(n => new StepTarget(n, n))] }
            : null;

    protected override Phrase Order(StepContext context) => context.Step.Targets.Count == 0
        ? Phrase.Of("Steps.check-call-queues.Task.NoNumber")
        : Phrase.Of("Steps.check-call-queues.Task", ("numbers", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
