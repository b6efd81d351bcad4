using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Where the numbers cannot be read (US Government and China have no interface for them) somebody looks in the Teams admin center, and
/// releases what is there before the licence goes (rule R11).
/// https://learn.microsoft.com/microsoftteams/assign-change-or-remove-a-phone-number-for-a-user
/// </summary>
public sealed class ReleasePhoneNumber : ManualTask
{
    public override StepId Id => StepIds.ReleasePhoneNumber;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => snapshot.PhoneNumbers.IsKnown ? null : new() { Id = Id };

    /// <summary>Plans of older versions name the numbers.</summary>
    protected override Phrase Order(StepContext context) => context.Step.Targets.Count == 0
        ? Phrase.Of("Steps.release-phone-number.Task.Unknown")
        : Phrase.Of("Steps.release-phone-number.Task", ("numbers", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
