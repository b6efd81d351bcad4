using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>One step must not begin before another, in every plan that holds both.</summary>
/// <param name="Rule">The rule or capability that says so.</param>
/// <param name="IsProof">The effect of the first must be proven; otherwise it need only be over.</param>
public sealed record Ordering(string Rule, StepId First, StepId Then, bool IsProof);
