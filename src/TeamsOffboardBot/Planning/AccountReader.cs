using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Graph's users as this product's people.</summary>
internal static class AccountReader
{
    public static Person Person(GraphUser user) => new()
    {
        Id = new UserId(user.Id),
        DisplayName = user.DisplayName,
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        JobTitle = user.JobTitle,
        Department = user.Department,
    };

    public static Account Account(GraphUser user) => new()
    {
        Person = Person(user),
        IsEnabled = user.AccountEnabled != false,
        IsGuest = user.IsGuest,
        IsSynced = user.IsSynced,
        OnPremisesDistinguishedName = user.OnPremisesDistinguishedName,
        OnPremisesSamAccountName = user.OnPremisesSamAccountName,
        OnPremisesImmutableId = user.OnPremisesImmutableId,
        PreferredLanguage = user.PreferredLanguage,
        UsageLocation = user.UsageLocation,
        LastPasswordChangeAt = user.LastPasswordChangeDateTime,
        SessionsValidFrom = user.SignInSessionsValidFromDateTime,
    };

    public static async Task<IReadOnlyList<Person>> DirectReportsAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken) =>
        [.. (await tenant.Users.DirectReportsAsync(leaver.Value, cancellationToken)).Select(Person)];
}
