using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Whoever reported to the person does so again, as far as they still report to the manager whom the offboarding named.
/// https://learn.microsoft.com/graph/api/user-post-manager
/// </summary>
public sealed class GiveDirectReportsBack(Tenant tenant) : Reversal
{
    private const string Manager = "manager";

    public override StepId Id => StepIds.GiveDirectReportsBack;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var elsewhere = await ElsewhereAsync(context, cancellationToken);
        var synced = elsewhere.Where(u => u.IsSynced).Select(u => u.DisplayName).ToList();
        return elsewhere.Count > 0 && synced.Count == elsewhere.Count
            ? new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.ReportsInActiveDirectory", ("people", string.Join(", ", synced)), ("managerName", context.Leaver.DisplayName)))
            : StepFacts.Reading(elsewhere.Count == 0, new JsonObject { ["reportElsewhere"] = StepFacts.List(elsewhere.Select(u => u.DisplayName)) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await ElsewhereAsync(context, cancellationToken)).Where(u => !u.IsSynced)
            .Select(u => tenant.Users.SetManagerAsync(u.Id, context.Leaver.Id.Value, cancellationToken)));

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.MoveDirectReports) is { } moved
        ? On(moved.TargetsIn("stillReport"), (Manager, moved.Planned.Parameters[Manager]))
        : null;

    private async Task<List<GraphUser>> ElsewhereAsync(StepContext context, CancellationToken cancellationToken)
    {
        var planned = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (await tenant.Users.DirectReportsAsync(context.Step.Parameters[Manager], cancellationToken)).Where(u => planned.Contains(u.Id))];
    }
}
