namespace TeamsOffboardBot.Microsoft365.SharePoint;

/// <param name="LoginName">A claim: <c>i:0#.f|membership|user@domain</c> for a person.</param>
public sealed record SiteUser(int Id, string LoginName, string? Title, string? Email)
{
    public const string MemberClaim = "i:0#.f|membership|";

    /// <summary>Null for groups and system accounts.</summary>
    public string? UserPrincipalName =>
        LoginName.StartsWith(MemberClaim, StringComparison.OrdinalIgnoreCase) ? LoginName[MemberClaim.Length..] : null;
}
