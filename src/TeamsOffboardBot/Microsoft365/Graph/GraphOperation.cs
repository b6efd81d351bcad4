namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="Path">A template in the words of the published contract.</param>
/// <param name="Status">The documented status of success.</param>
/// <param name="Permission">The application permission this product asks for to call it.</param>
public sealed record GraphOperation(HttpMethod Method, string Path, int Status, GraphWorkload Workload, string Permission)
{
    /// <summary>A POST that only reads, such as asking for the ids of all groups.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Doing it twice is the same as doing it once.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The body holds a password: nothing the service says about it is kept but its code.</summary>
    public bool CarriesSecret { get; init; }

    public bool IsWrite => Method != HttpMethod.Get && !OnlyReads;

    public override string ToString() => $"{Method.Method} {Path}";
}
