using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// An order to a managed device is proven by the state Intune has it in (retirePending, wipeIssued…), or by the device being gone from the
/// list, which is how both orders end. The device itself carries it out when it next comes by.
/// </summary>
internal static class ManagedReading
{
    public static async Task<StepReading> InspectAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken, params string[] orders)
    {
        var open = await OpenAsync(tenant, context, cancellationToken, orders);
        return StepFacts.Reading(open.Count == 0, new JsonObject { ["notAskedYet"] = StepFacts.List(open.Select(t => t.Name)) });
    }

    /// <param name="orders">What the state of a device that was told so begins with; a wiped device need not be retired as well.</param>
    public static async Task<IReadOnlyList<StepTarget>> OpenAsync(
        Tenant tenant, StepContext context, CancellationToken cancellationToken, params string[] orders)
    {
        var managed = await tenant.Devices.ManagedAsync(context.Leaver.Id.Value, cancellationToken);
        var open = managed.Where(d => !orders.Any(o => d.ManagementState?.StartsWith(o, StringComparison.OrdinalIgnoreCase) == true))
            .Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => open.Contains(t.Id))];
    }
}
