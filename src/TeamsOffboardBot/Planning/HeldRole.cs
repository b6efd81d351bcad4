namespace TeamsOffboardBot.Planning;

/// <summary>A directory role in the leaver's own name; what comes through a group is the group's.</summary>
/// <param name="Id">Of the assignment or of the eligibility.</param>
/// <param name="Scope">"/" for the whole directory.</param>
/// <param name="EndsAt">Null: for good.</param>
public sealed record HeldRole(string Id, string Name, string Scope, bool IsEligible, DateTimeOffset? EndsAt);
