using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// The Teams number would ring into nothing: it is given to somebody else or released, and the person is taken out of call
/// queues and auto attendants, before the licence goes where that is possible (rule R11).
/// https://learn.microsoft.com/microsoftteams/assign-change-or-remove-a-phone-number-for-a-user
/// </summary>
public sealed class ReleasePhoneNumber : ManualTask
{
    public override StepId Id => StepIds.ReleasePhoneNumber;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        snapshot.PhoneNumbers.Exists(out var numbers) && numbers.Count > 0
            ? new() { Id = Id, Targets = [.. numbers.Select(n => new StepTarget(n, n))] }
            : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.release-phone-number.Task", ("numbers", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
