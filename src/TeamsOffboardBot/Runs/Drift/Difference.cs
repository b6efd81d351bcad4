using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>Something that is not as it was when the plan was approved.</summary>
/// <param name="IsRiskier">New, or more than was approved: it needs another approval. Otherwise less, and the run goes on.</param>
public sealed record Difference(bool IsRiskier, Phrase Text)
{
    public static Difference Riskier(string key, params (string Name, string Value)[] args) => new(IsRiskier: true, Phrase.Of($"Clearance.Drift.{key}", args));

    public static Difference Less(string key, params (string Name, string Value)[] args) => new(IsRiskier: false, Phrase.Of($"Clearance.Drift.{key}", args));
}
