namespace TeamsOffboardBot.Planning;

/// <summary>The pure half of a step: whether, on what and how it would act for this leaver.</summary>
public interface IPlansStep
{
    StepId Id { get; }

    /// <summary>Whether it may be a step of a request of that kind.</summary>
    bool Serves(RequestKind kind) => kind == RequestKind.Offboarding;

    /// <summary>Null when the step has no part in the plan.</summary>
    PlannedStep? Plan(Snapshot snapshot, Choices choices);
}
