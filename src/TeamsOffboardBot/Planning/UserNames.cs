using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

/// <summary>User names that somebody could be given.</summary>
public sealed class UserNames(Tenant tenant)
{
    private const int MostTries = 20;
    private const string AllowedMarks = "'.-_!#^~";

    /// <summary>The first name like this one that nobody has: adele.vance2@contoso.com. Empty when none of those tried is free.</summary>
    public async Task<string> FreeLikeAsync(string userPrincipalName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(userPrincipalName);
        var at = userPrincipalName.LastIndexOf('@');
        for (var number = 2; at > 0 && number < MostTries; number++)
        {
            var name = $"{userPrincipalName[..at]}{number}{userPrincipalName[at..]}";
            if (await tenant.Users.GetByUserPrincipalNameAsync(name, cancellationToken) is null)
            {
                return name;
            }
        }

        return string.Empty;
    }

    /// <summary>Why nobody can be given this name; null when somebody can.</summary>
    public async Task<Phrase?> ProblemOfAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (name, domain) = text.Split('@') is [var before, var after] ? (before, after) : (string.Empty, string.Empty);
        if (name.Length is 0 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || AllowedMarks.Contains(c, StringComparison.Ordinal)))
        {
            return Phrase.Of("Restore.Name.NoName");
        }

        var domains = await tenant.Organization.DomainsAsync(cancellationToken);
        if (!domains.Any(d => d.Id.Equals(domain, StringComparison.OrdinalIgnoreCase) && d.IsVerified))
        {
            return Phrase.Of("Restore.Name.NoDomain", ("domain", domain));
        }

        return await tenant.Users.GetByUserPrincipalNameAsync(text, cancellationToken) is { } holder
            ? Phrase.Of("Restore.Name.Taken", ("name", holder.DisplayName))
            : null;
    }
}
