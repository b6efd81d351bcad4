using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>People sign in on these devices again. One that is no longer registered is passed over. https://learn.microsoft.com/graph/api/device-update</summary>
public sealed class EnableRegisteredDevices(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.EnableRegisteredDevices;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var disabled = await DisabledAsync(context, cancellationToken);
        return StepFacts.Reading(disabled.Count == 0, new JsonObject { ["disabled"] = StepFacts.List(disabled.Select(t => t.Name)) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await DisabledAsync(context, cancellationToken)).Select(t => tenant.Devices.SetEnabledAsync(t.Id, enabled: true, cancellationToken)));

    protected override PlannedStep? Undo(Reinstatement done) => On(done.Step(StepIds.DisableRegisteredDevices)?.TargetsIn("enabled") ?? []);

    private async Task<List<StepTarget>> DisabledAsync(StepContext context, CancellationToken cancellationToken)
    {
        var registered = await tenant.Devices.RegisteredAsync(context.Leaver.Id.Value, cancellationToken);
        var disabled = registered.Where(d => d.AccountEnabled == false).Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. context.Step.Targets.Where(t => disabled.Contains(t.Id))];
    }
}
