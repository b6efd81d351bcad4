namespace TeamsOffboardBot.Planning;

/// <summary>The pure half of a step: whether, on what and how it would act for this leaver.</summary>
public interface IPlansStep
{
    StepId Id { get; }

    /// <summary>Null when the step has no part in the plan.</summary>
    PlannedStep? Plan(Snapshot snapshot, Choices choices);
}
