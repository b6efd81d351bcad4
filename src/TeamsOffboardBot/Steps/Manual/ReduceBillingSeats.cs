using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// A removed licence is free, and still paid for until somebody buys fewer seats. Not where a partner or a volume programme
/// sells them (rule R17). After the licences went, because only free seats can be given back.
/// https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses
/// </summary>
public sealed class ReduceBillingSeats : ManualTask
{
    public override StepId Id => StepIds.ReduceBillingSeats;

    public override IReadOnlyList<StepId> After => [StepIds.RemoveLicences, StepIds.LeaveLicensingGroups];

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        LicenceFates.Of(snapshot, choices).Going is { Count: > 0 } going
            ? new() { Id = Id, Targets = [.. going.Select(l => new StepTarget(l.SkuId, l.Name))] }
            : null;

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.reduce-billing-seats.Task", ("licences", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
