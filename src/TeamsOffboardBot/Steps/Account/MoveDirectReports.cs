using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Account;

/// <summary>
/// Whoever reported to the leaver reports to somebody else: approvals and this bot's own "who may ask" follow the manager. Only by choice.
/// Reports that Active Directory masters are named and left. https://learn.microsoft.com/graph/api/user-post-manager
/// </summary>
public sealed class MoveDirectReports(Tenant tenant) : IOffboardingStep
{
    private const string Manager = "manager";
    private const string ManagerName = "managerName";

    public StepId Id => StepIds.MoveDirectReports;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        if (choices.NewManager is not { } manager || !snapshot.DirectReports.Exists(out var reports))
        {
            return null;
        }

        List<StepTarget> targets = [.. reports.Where(r => r.Id != manager).Select(r => new StepTarget(r.Id.Value, r.DisplayName)).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)];
        return targets.Count == 0
            ? null
            : new()
            {
                Id = Id,
                Targets = targets,
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Manager] = manager.Value, [ManagerName] = snapshot.Target(manager).Name },
            };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var left = await LeftAsync(context, cancellationToken);
        var synced = left.Where(u => u.IsSynced).Select(u => u.DisplayName).ToList();
        return left.Count > 0 && synced.Count == left.Count
            ? new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.ReportsInActiveDirectory", ("people", string.Join(", ", synced)), (ManagerName, context.Step.Parameters[ManagerName])))
            : StepFacts.Reading(left.Count == 0, new JsonObject { ["stillReport"] = StepFacts.List(left.Select(u => u.DisplayName)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll((await LeftAsync(context, cancellationToken)).Where(u => !u.IsSynced)
            .Select(u => tenant.Users.SetManagerAsync(u.Id, context.Step.Parameters[Manager], cancellationToken)));

    /// <summary>Of those on the plan, who still reports to the leaver; whom somebody moved meanwhile stays where they are.</summary>
    private async Task<List<GraphUser>> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var planned = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (await tenant.Users.DirectReportsAsync(context.Leaver.Id.Value, cancellationToken)).Where(u => planned.Contains(u.Id))];
    }
}
