namespace TeamsOffboardBot.Planning;

/// <summary>Who somebody is: enough to name them to a colleague and to find them again.</summary>
public sealed record Person
{
    public required UserId Id { get; init; }

    public required string DisplayName { get; init; }

    public required string UserPrincipalName { get; init; }

    public string? Mail { get; init; }

    public string? JobTitle { get; init; }

    public string? Department { get; init; }
}
