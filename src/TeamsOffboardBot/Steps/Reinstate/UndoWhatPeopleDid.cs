using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>What people did by hand at the offboarding, and nothing else here undoes: whoever did it knows how.</summary>
public sealed class UndoWhatPeopleDid : ReversalTask
{
    private const string Done = "doneSteps";

    private static readonly StepId[] Tasks =
        [StepIds.OnPremisesNames, StepIds.ConvertHybridMailbox, StepIds.PrivateChannels, StepIds.CheckCallQueues, StepIds.HandOverApps, StepIds.PersonalComputers, StepIds.LookThroughWork, StepIds.EndBlackBerry, StepIds.ReduceBillingSeats];

    public override StepId Id => StepIds.UndoWhatPeopleDid;

    protected override PlannedStep? Describe(Reinstatement done)
    {
        var tasks = string.Join(',', Tasks.Where(t => done.Step(t) is not null));
        return tasks.Length == 0 ? null : new() { Id = Id, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Done] = tasks } };
    }

    protected override Phrase Order(StepContext context) => Phrase.Of("Steps.undo-what-people-did.Task", (Done, context.Step.Parameters[Done]));
}
