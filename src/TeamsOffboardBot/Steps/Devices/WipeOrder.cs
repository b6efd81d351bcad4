using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>Both wipes are ordered and proven in the same way. An order that was given is not given again: it would forget the answer.</summary>
internal static class WipeOrder
{
    public static PlannedStep? Plan(StepId id, IReadOnlyList<MailDevice> devices) =>
        devices.Count == 0 ? null : new() { Id = id, Targets = [.. devices.Select(d => new StepTarget(d.Id, d.Name))] };

    public static async Task<StepReading> InspectAsync(
        Tenant tenant, StepContext context, Func<DeviceWipe, bool> isOrdered, CancellationToken cancellationToken)
    {
        var (there, open) = await ReadAsync(tenant, context, isOrdered, cancellationToken);
        return there.Count == 0
            ? new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.NoPhones"))
            : StepFacts.Reading(open.Count == 0, Facts(open));
    }

    public static JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step, Func<DeviceWipe, bool> isOrdered) => Facts(Open(snapshot, step, isOrdered));

    public static async Task ApplyAsync(
        Tenant tenant, StepContext context, bool accountOnly, Func<DeviceWipe, bool> isOrdered, CancellationToken cancellationToken)
    {
        var open = context.FactsAreFresh ? Open(context.Snapshot, context.Step, isOrdered) : (await ReadAsync(tenant, context, isOrdered, cancellationToken)).Open;
        await Task.WhenAll(open.Select(t => tenant.MobileDevices.WipeAsync(context.Leaver.Id.Value, t.Id, accountOnly, cancellationToken)));
    }

    /// <summary>The phones of the plan as Exchange has them now; one that it no longer lists has nothing left to read mail with.</summary>
    public static async Task<IReadOnlyList<(StepTarget Target, DeviceWipe Wipe)>> WipesAsync(
        Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var wipes = await tenant.MobileDevices.WipesAsync(context.Leaver.Id.Value, cancellationToken);
        return
        [
            .. context.Step.Targets.Join(wipes, t => t.Id, w => w.Guid, (t, w) => (t, w), StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static JsonObject Facts(IEnumerable<StepTarget> open) => new() { ["notAskedYet"] = StepFacts.List(open.Select(t => t.Name)) };

    private static IReadOnlyList<StepTarget> Open(Snapshot snapshot, PlannedStep step, Func<DeviceWipe, bool> isOrdered)
    {
        var ordered = (snapshot.MailDevices.Value ?? []).Where(d => isOrdered(new(d.Id, d.DeviceId, d.Status ?? "", AcknowledgedAt: null))).Select(d => d.Id);
        return [.. step.Targets.ExceptBy(ordered, t => t.Id, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<(IReadOnlyList<StepTarget> There, IReadOnlyList<StepTarget> Open)> ReadAsync(
        Tenant tenant, StepContext context, Func<DeviceWipe, bool> isOrdered, CancellationToken cancellationToken)
    {
        var there = await WipesAsync(tenant, context, cancellationToken);
        return ([.. there.Select(d => d.Target)], [.. there.Where(d => !isOrdered(d.Wipe)).Select(d => d.Target)]);
    }
}
