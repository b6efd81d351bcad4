using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

/// <summary>
/// Whose offboarding somebody may ask for (A3), by name: for buttons and for what is found while they type. Whoever may ask for nobody
/// finds nobody, whatever they type (R22).
/// </summary>
public sealed class Askable(Tenant tenant, PeopleSearch people, RequesterPolicy policy, IOptions<AccessOptions> access)
{
    /// <summary>Their direct reports, by name. Protected accounts are nobody's to ask for.</summary>
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<IReadOnlyList<Person>> ReportsAsync(UserId person, CancellationToken cancellationToken)
    {
        try
        {
            var reports = await tenant.Users.DirectReportsAsync(person.Value, cancellationToken);
            return [.. reports.Where(r => !r.IsGuest).Select(AccountReader.Person).Where(IsAskable).OrderBy(p => p.DisplayName, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return [];
        }

        bool IsAskable(Person report) => !report.Id.IsSameAs(person) && !access.Value.IsProtected(report);
    }

    /// <summary>Those who fit the text, best first, at most so many.</summary>
    /// <exception cref="Microsoft365Fault">The tenant did not say.</exception>
    public async Task<IReadOnlyList<Person>> FindAsync(UserId person, string text, int most, CancellationToken cancellationToken)
    {
        var right = await policy.ReachAsync(person, cancellationToken);
        if (right == AskingReach.Nobody)
        {
            return [];
        }

        var found = (await people.FindAsync(text, cancellationToken)).Matches
            .Where(f => f is { IsGuest: false, IsDeleted: false } && !f.Person.Id.IsSameAs(person) && !access.Value.IsProtected(f.Person))
            .Select(f => f.Person)
            .Take(most)
            .ToList();
        if (right == AskingReach.Anybody)
        {
            return found;
        }

        var isTheirs = await Task.WhenAll(found.Select(f => IsInTheTeamOfAsync(f, person, cancellationToken)));
        return [.. found.Where((_, i) => isTheirs[i])];
    }

    private async Task<bool> IsInTheTeamOfAsync(Person found, UserId manager, CancellationToken cancellationToken) =>
        (await tenant.Users.ManagerChainAsync(found.Id.Value, cancellationToken)).Any(m => manager.IsSameAs(new(m.Id)));
}
