namespace TeamsOffboardBot.Planning;

/// <summary>
/// Something to say to a person, as data: the key of a text in Cards/Words and the values of its placeholders.
/// Journals keep phrases, so the same journal reads in every language.
/// </summary>
public sealed record Phrase(string Key, IReadOnlyDictionary<string, string> Args)
{
    public static Phrase Of(string key, params (string Name, string Value)[] args) =>
        new(key, args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
}
