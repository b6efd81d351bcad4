using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>Finds people by name, part of a name, user principal name or mail, deleted ones too. Capability A1.</summary>
public sealed class PeopleSearch(Tenant tenant)
{
    private const int LongestText = 200;

    /// <summary>Somebody whose name or address is exactly what was typed comes before those who only contain it.</summary>
    public async Task<PeopleFound> FindAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = Plain(text);
        if (wanted.Length == 0)
        {
            return new PeopleFound([]);
        }

        var present = tenant.Users.FindAsync(wanted, cancellationToken);
        var deleted = FactReader.OrNullAsync<IReadOnlyList<GraphUser>>(tenant.Users.DeletedUsersAsync(wanted, cancellationToken)!);
        await Task.WhenAll((Task)present, deleted);
        var found = (await present).Select(u => Found(u, null)).Concat((await deleted ?? []).Select(u => Found(u, u.DeletedDateTime ?? tenant.Clock.UtcNow)));
        return new PeopleFound([.. found
            .OrderByDescending(p => IsExact(p.Person, wanted))
            .ThenBy(p => p.IsDeleted)
            .ThenBy(p => p.Person.DisplayName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(p => p.Person.UserPrincipalName, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The same, and asked in one call where the text is what somebody signs in with: for many at once.</summary>
    public async Task<PeopleFound> FindOneAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = Plain(text);
        return IsAddress(wanted) && await FactReader.OrNullAsync(tenant.Users.GetByUserPrincipalNameAsync(wanted, cancellationToken)) is { } user
            ? new PeopleFound([Found(user, null)])
            : await FindAsync(text, cancellationToken);
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '\'');

    /// <summary>Quotation marks and backslashes are marks of the search language, and no part of a name or an address.</summary>
    private static string Plain(string text) => new string([.. text.Select(c => c is '"' or '\\' ? ' ' : c).Take(LongestText)]).Trim();

    private static bool IsExact(Person person, string text) =>
        new[] { person.DisplayName, person.UserPrincipalName, person.Mail, person.Id.Value }
            .Any(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));

    private static PersonFound Found(GraphUser user, DateTimeOffset? deletedAt) => new()
    {
        Person = AccountReader.Person(user),
        IsGuest = user.IsGuest,
        IsEnabled = user.AccountEnabled != false,
        DeletedAt = deletedAt,
    };
}
