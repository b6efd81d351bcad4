using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// People whom Exchange and SharePoint named by their user principal name, or by what they are called, when the offboarding ran. By now a name may be
/// another's, and they may have another one: who is meant is told by the object id that was read with the name.
/// </summary>
internal static class NamesOfThen
{
    private const string People = "people";

    /// <summary>As a parameter of a step: a line for each, the name of then and the id.</summary>
    public static (string Name, string Value) Parameter(IEnumerable<string> names, IEnumerable<Person> known) =>
        Parameter(known.Where(p => names.Contains(p.UserPrincipalName, StringComparer.OrdinalIgnoreCase)).Select(p => (p.UserPrincipalName, p.Id.Value)));

    public static (string Name, string Value) Parameter(IEnumerable<(string Name, string Id)> known) => (
        People,
        string.Join('\n', known
            .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Select(p => $"{p.Name} {p.Id}")));

    /// <summary>What they are called now, without those who are gone. A name that was no person's, as a group's, is as it was.</summary>
    public static async Task<IReadOnlyList<string>> NowAsync(Tenant tenant, PlannedStep step, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var people = await WhoAsync(tenant, step, cancellationToken);
        return [.. names.Select(name => people.TryGetValue(name, out var person) ? person?.UserPrincipalName : name).OfType<string>()];
    }

    /// <summary>Those whose id is known, by their names of then; null for who is gone.</summary>
    public static async Task<IReadOnlyDictionary<string, GraphUser?>> WhoAsync(Tenant tenant, PlannedStep step, CancellationToken cancellationToken)
    {
        var known = step.Parameters.GetValueOrDefault(People, string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Name: line[..line.LastIndexOf(' ')], Id: line[(line.LastIndexOf(' ') + 1)..]));
        var people = await Task.WhenAll(known.Select(async p => (p.Name, Is: await tenant.Users.GetAsync(p.Id, cancellationToken))));
        return people.ToDictionary(p => p.Name, p => p.Is, StringComparer.OrdinalIgnoreCase);
    }
}
