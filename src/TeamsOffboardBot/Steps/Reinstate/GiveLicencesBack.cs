using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Licences;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person has the licences again that were taken away directly, with the same service plans switched off. First, because mailbox,
/// telephone and files rest on them. A seat that is missing is bought by a person, and the step tried again.
/// https://learn.microsoft.com/graph/api/user-assignlicense
/// </summary>
public sealed class GiveLicencesBack(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.GiveLicencesBack;

    public override Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
        DirectLicences.InspectAsync(tenant, context, cancellationToken);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => DirectLicences.AddAsync(tenant, context, cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var taken = RemovedLicences.Of(done);
        return On(taken, DirectLicences.Parameters(taken, sku => RemovedLicences.DisabledPlans(done, sku)));
    }
}
