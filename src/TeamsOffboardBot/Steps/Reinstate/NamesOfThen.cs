using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// People whom Exchange and SharePoint named by their user principal name when the offboarding ran. By now a name may be another's, and they may have
/// another one: who is meant is told by the object id that was read with the name.
/// </summary>
internal static class NamesOfThen
{
    private const string People = "people";

    /// <summary>As a parameter of a step: a line for each, the name of then and the id.</summary>
    public static (string Name, string Value) Parameter(IEnumerable<string> names, IEnumerable<Person> known) => (
        People,
        string.Join('\n', known
            .Where(p => names.Contains(p.UserPrincipalName, StringComparer.OrdinalIgnoreCase))
            .DistinctBy(p => p.Id)
            .OrderBy(p => p.UserPrincipalName, StringComparer.OrdinalIgnoreCase)
            .Select(p => $"{p.UserPrincipalName} {p.Id}")));

    /// <summary>What they are called now, without those who are gone. A name that was no person's, as a group's, is as it was.</summary>
    public static async Task<IReadOnlyList<string>> NowAsync(Tenant tenant, PlannedStep step, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var ids = step.Parameters.GetValueOrDefault(People, string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var now = await Task.WhenAll(names.Select(async name => ids.TryGetValue(name, out var id)
            ? (await tenant.Users.GetAsync(id, cancellationToken))?.UserPrincipalName
            : name));
        return [.. now.OfType<string>()];
    }
}
