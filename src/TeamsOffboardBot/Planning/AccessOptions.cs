namespace TeamsOffboardBot.Planning;

/// <summary>Which groups and accounts of the tenant have a part of their own in an offboarding.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Members, also nested ones, may approve.</summary>
    public required string ApproverGroupId { get; init; }

    /// <summary>Members may ask for anybody: the HR group. Null: only managers and approvers ask.</summary>
    public string? RequesterGroupId { get; init; }

    /// <summary>Members, also nested ones, may have evidence without approving anything. Null: only approvers may.</summary>
    public string? AuditorGroupId { get; init; }

    /// <summary>Object ids or user principal names that are never offboarded, such as break-glass accounts.</summary>
    public IReadOnlyList<string> ProtectedUsers { get; init; } = [];

    /// <summary>Object ids of groups nobody is taken out of.</summary>
    public IReadOnlyList<string> KeepGroups { get; init; } = [];

    /// <summary>A group that Conditional Access blocks: leavers join it and stay in it. Null: there is none.</summary>
    public string? BlockGroupId { get; init; }

    /// <summary>
    /// The bot takes directory roles away itself. The permission for that equals Global Administrator, so it is off unless somebody
    /// decided otherwise, and then it is a person's task.
    /// </summary>
    public bool RemovesDirectoryRoles { get; init; }

    /// <summary>The bot takes roles in applications away itself. With the permission for that it could give itself every other.</summary>
    public bool RemovesAppRoles { get; init; }

    /// <summary>In so many shared mailboxes of the tenant it is looked whether a leaver may open them; each costs a call for every leaver.</summary>
    public int SharedMailboxesLookedInto { get; init; } = 50;

    public bool IsProtected(Person person) =>
        ProtectedUsers.Any(p =>
            string.Equals(p, person.Id.Value, StringComparison.OrdinalIgnoreCase)
            || string.Equals(p, person.UserPrincipalName, StringComparison.OrdinalIgnoreCase));
}
