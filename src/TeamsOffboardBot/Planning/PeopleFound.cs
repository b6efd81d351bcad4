namespace TeamsOffboardBot.Planning;

/// <summary>Who fits what somebody typed, best first.</summary>
public sealed record PeopleFound(IReadOnlyList<PersonFound> Matches);

public sealed record PersonFound
{
    public required Person Person { get; init; }

    public bool IsGuest { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Null for an account that is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public bool IsDeleted => DeletedAt is not null;
}
