using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// A person gives the telephone number back, if it is still free: its emergency location and calling plan were not kept, and a number
/// without them may not be used. After the licences it needs. https://learn.microsoft.com/microsoftteams/assign-change-or-remove-a-phone-number-for-a-user
/// </summary>
public sealed class NumberBackByHand : ReversalTask
{
    public override StepId Id => StepIds.NumberBackByHand;

    public override IReadOnlyList<StepId> After => [StepIds.GiveLicencesBack, StepIds.RejoinLicensingGroups, StepIds.LicensingGroupsBackByHand];

    protected override PlannedStep? Describe(Reinstatement done) => (done.Step(StepIds.ReleaseTeamsNumber), done.Step(StepIds.ReleasePhoneNumber)) switch
    {
        ({ } released, _) => On(released.Planned.Targets),
        (_, { } byHand) => new() { Id = Id, Targets = byHand.Planned.Targets },
        _ => null,
    };

    protected override Phrase Order(StepContext context) => context.Step.Targets.Count == 0
        ? Phrase.Of("Steps.number-back-by-hand.Task.Unknown")
        : Phrase.Of("Steps.number-back-by-hand.Task", ("numbers", Names(context)));
}
