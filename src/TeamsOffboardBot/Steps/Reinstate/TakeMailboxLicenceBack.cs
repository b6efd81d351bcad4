using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The licence that the mailbox was given is free again. Only when the person's own are proven: a mailbox without any dies in 30 days.
/// https://learn.microsoft.com/graph/api/user-assignlicense
/// </summary>
public sealed class TakeMailboxLicenceBack(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.TakeMailboxLicenceBack;

    public override IReadOnlyList<StepId> After => [StepIds.LiftLitigationHold];

    public override IReadOnlyList<StepId> Needs =>
        [StepIds.GiveLicencesBack, StepIds.RejoinLicensingGroups, StepIds.LicensingGroupsBackByHand, StepIds.ConvertToUserMailbox];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } user)
        {
            return Reasons.AccountGone;
        }

        var isHeld = user.LicenseAssignmentStates.Any(s => s.IsDirect && string.Equals(s.SkuId, context.Step.Targets[0].Id, StringComparison.OrdinalIgnoreCase));
        return StepFacts.Reading(!isHeld, new JsonObject { ["assigned"] = isHeld });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Licences.RemoveAsync(context.Leaver.Id.Value, [context.Step.Targets[0].Id], cancellationToken);

    /// <summary>Not when the run took it again at its end.</summary>
    protected override PlannedStep? Undo(Reinstatement done)
    {
        var gift = done.Step(StepIds.GiveMailboxLicence);
        var taken = done.Step(StepIds.RemoveLicences)?.Planned.Targets ?? [];
        return gift?.Flag("assigned") == false && !taken.Any(t => t.Id == gift.Planned.Targets[0].Id) ? On(gift.Planned.Targets) : null;
    }
}
