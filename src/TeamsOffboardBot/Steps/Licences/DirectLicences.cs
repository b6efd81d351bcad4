using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>The licences that a plan names, as they are to be assigned directly, with the service plans left out that were off.</summary>
internal static class DirectLicences
{
    /// <summary>The parameters that list the service plans left out.</summary>
    public static (string Name, string Value)[] Parameters(IEnumerable<StepTarget> targets, Func<string, IReadOnlyList<string>> disabledPlans) =>
        [.. targets.Where(t => disabledPlans(t.Id).Count > 0).Select(t => (Without(t.Id), string.Join(',', disabledPlans(t.Id))))];

    public static async Task<StepReading> InspectAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken) =>
        await MissingAsync(tenant, context, cancellationToken) is { } missing
            ? StepFacts.Reading(missing.Count == 0, new JsonObject { ["missing"] = StepFacts.List(missing.Select(t => t.Name)) })
            : Reasons.AccountGone;

    public static async Task AddAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        if (await MissingAsync(tenant, context, cancellationToken) is { Count: > 0 } missing)
        {
            await tenant.Licences.AddAsync(context.Leaver.Id.Value, [.. missing.Select(t => Licence(context.Step, t))], cancellationToken);
        }
    }

    private static string Without(string sku) => $"without-{sku}";

    private static AssignedLicense Licence(PlannedStep step, StepTarget target) => new(target.Id)
    {
        DisabledPlans = step.Parameters.TryGetValue(Without(target.Id), out var plans) ? plans.Split(',') : [],
    };

    private static async Task<List<StepTarget>?> MissingAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var held = user?.LicenseAssignmentStates.Where(s => s is { IsDirect: true, State: null or "Active" }).Select(s => s.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return held is null ? null : [.. context.Step.Targets.Where(t => !held.Contains(t.Id))];
    }
}
