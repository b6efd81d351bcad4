using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="Path">A template in the words of the published contract.</param>
/// <param name="Status">The documented status of success.</param>
/// <param name="Permission">The application permission this product asks for to call it.</param>
public sealed record GraphOperation(HttpMethod Method, string Path, int Status, GraphWorkload Workload, string Permission)
{
    /// <summary>The Entra role that the application needs besides, where the permission alone is refused.</summary>
    public string? Role { get; init; }

    /// <summary>A POST that only reads, such as asking for the ids of all groups.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Doing it twice is the same as doing it once.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The body holds a password: nothing the service says about it is kept but its code.</summary>
    public bool CarriesSecret { get; init; }

    /// <summary>Resource units as published. https://learn.microsoft.com/graph/throttling-limits</summary>
    public int Units { get; init; } = 1;

    public bool IsWrite => Method != HttpMethod.Get && !OnlyReads;

    /// <summary>What a call takes from the limits of its service.</summary>
    public IReadOnlyList<(Budget Budget, int Units)> CostsOf(string query) => Workload switch
    {
        GraphWorkload.Entra when IsWrite => [(Budget.Entra, Units), (Budget.EntraWrites, 1)],
        GraphWorkload.Entra => [(Budget.Entra, EntraUnits(query))],
        GraphWorkload.Files => [(Budget.SharePoint, Units)],
        GraphWorkload.Teams => [(Budget.Teams, 1)],
        _ => [],
    };

    /// <summary>Whoever says what they want pays one less; what <c>$top</c> may save is not counted on.</summary>
    private int EntraUnits(string query)
    {
        var options = query.Split('&');
        return Math.Max(1, Units + Count("$expand=") - Count("$select="));

        int Count(string option) => options.Count(o => o.StartsWith(option, StringComparison.Ordinal));
    }

    public override string ToString() => $"{Method.Method} {Path}";
}
