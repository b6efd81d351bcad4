namespace Demo;

/// <summary>How one of the demo's programs is started, and how it shows that it is there.</summary>
public sealed record ChildStart
{
    public required string Name { get; init; }

    public required string Program { get; init; }

    public required IReadOnlyList<string> Args { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where it works and where its log lies.</summary>
    public required string Folder { get; init; }

    /// <summary>The file in which the program itself logs, if it does.</summary>
    public string? OwnLog { get; init; }

    /// <summary>Answers 200 when the program is ready.</summary>
    public required Uri Answers { get; init; }
}
