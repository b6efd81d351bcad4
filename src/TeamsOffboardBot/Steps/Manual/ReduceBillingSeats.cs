using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// A removed licence is free, and still paid for until somebody buys fewer seats. Not where a partner or a volume programme
/// sells them (rule R17). Only free seats can be given back, so every way by which these licences came must be proven closed.
/// https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses
/// </summary>
public sealed class ReduceBillingSeats(GroupFates groups) : ManualTask
{
    public override StepId Id => StepIds.ReduceBillingSeats;

    public override IReadOnlyList<StepId> Needs =>
        [StepIds.RemoveLicences, StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand];

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        groups.FreedLicences(snapshot, choices) is { Count: > 0 } freed
            ? new() { Id = Id, Targets = [.. freed.Select(l => new StepTarget(l.SkuId, l.Name))] }
            : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.reduce-billing-seats.Task", ("licences", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
