using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>The last time another plan took the place of the one that people had seen.</summary>
/// <param name="PlanHash">Of the plan that came.</param>
/// <param name="By">Who changed the choices; null when facts had changed.</param>
/// <param name="VoidApprovals">Approvals of the plan that went: they count no more.</param>
public sealed record PlanReplacement(PlanHash PlanHash, Actor? By, IReadOnlyList<Decision> VoidApprovals)
{
    /// <summary>What is new or riskier than what was approved; when somebody changed the choices, all that is different now.</summary>
    public IReadOnlyList<Phrase> Differences { get; init; } = [];
}
