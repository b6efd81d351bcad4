namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>The official public API of Bot Framework 4.23 and AdaptiveCards 3.1 as it was listed from its own assemblies.</summary>
internal sealed class OfficialApi
{
    private readonly HashSet<string> _lines;
    private readonly Dictionary<string, (string Kind, string[] Bases)> _types;

    private OfficialApi(string[] lines)
    {
        _lines = [.. lines];
        _types = lines.Where(IsType).Select(ReadType).ToDictionary(t => t.Name, t => (t.Kind, t.Bases), StringComparer.Ordinal);
        Text = string.Join('\n', lines);
    }

    public string Text { get; }

    public static OfficialApi Read(string path) => new(File.ReadAllLines(path));

    public bool Has(string member) => _lines.Contains(member);

    public bool HasType(string name) => _types.ContainsKey(name);

    public string KindOf(string name) => _types[name].Kind;

    public string[] BasesOf(string name) => _types[name].Bases;

    /// <summary>What somebody who derives from the type, or implements it, has to write.</summary>
    public IEnumerable<string> AbstractMembersOf(string type) => _lines.Where(line =>
        line.StartsWith($"{type} .method", StringComparison.Ordinal) && line.Contains(" abstract ", StringComparison.Ordinal)
        || (line.StartsWith($"{type} .property", StringComparison.Ordinal) && KindOf(type) == "interface"));

    private static bool IsType(string line) => line.Contains(" : ", StringComparison.Ordinal) && line.Contains(" [", StringComparison.Ordinal)
        && !line.Contains(" .", StringComparison.Ordinal);

    // Name : kind [assembly] : Base, Interface<A,B>
    private static (string Name, string Kind, string[] Bases) ReadType(string line)
    {
        var parts = line.Split(" : ");
        return (
            parts[0],
            parts[1][..parts[1].IndexOf(" [", StringComparison.Ordinal)],
            parts.Length > 2 ? parts[2].Split(", ") : []);
    }
}
