using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Licences;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The restored account has its licences: those it was deleted with, which come back by themselves only where a seat is free, and those that
/// the offboarding took before. A seat that is missing is bought by a person, and the step tried again.
/// https://learn.microsoft.com/graph/api/user-assignlicense
/// </summary>
public sealed class GiveRestoredLicences(Tenant tenant) : RestoringStep
{
    public override StepId Id => StepIds.GiveRestoredLicences;

    public override IReadOnlyList<StepId> Needs => [StepIds.RestoreAccount];

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        DirectLicences.InspectAsync(tenant, context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => DirectLicences.AddAsync(tenant, context, cancellationToken);

    protected override PlannedStep? Plan(Snapshot snapshot, Restoration how)
    {
        var own = (snapshot.Licences.Value ?? []).Where(l => l.IsDirect).ToList();
        List<StepTarget> targets = how.GivesLicences
            ? [.. own.Select(l => new StepTarget(l.SkuId, l.Name)).Concat(how.TakenLicences()).DistinctBy(t => t.Id, StringComparer.OrdinalIgnoreCase)]
            : [];
        return Reinstate.TargetedStep.Of(Id, targets, DirectLicences.Parameters(targets, Disabled));

        IReadOnlyList<string> Disabled(string sku) =>
            own.FirstOrDefault(l => l.SkuId == sku)?.DisabledPlanIds ?? (how.Offboarding is { } done ? RemovedLicences.DisabledPlans(done, sku) : []);
    }
}
