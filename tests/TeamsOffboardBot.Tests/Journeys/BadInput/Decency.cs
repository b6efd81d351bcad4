using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>What holds of everything people are shown, whatever was done wrong.</summary>
internal static partial class Decency
{
    /// <summary>Sentences for people: no name of a type, no place in the code, no gap that was not filled.</summary>
    public static void ShouldReadWell(this Person person)
    {
        // The line for support quotes the service's own code, which for Exchange is the name of its exception.
        foreach (var line in person.Messages.Select(m => m.Visible).Append(person.Strip ?? string.Empty).SelectMany(t => t.Split('\n')).Where(l => !l.StartsWith("For support:", StringComparison.Ordinal)))
        {
            Code().Match(line).Value.ShouldBeEmpty(person.Transcript);
        }
    }

    /// <summary>The card or, when it stays as it is, the sentence under it says all of this.</summary>
    public static void ShouldBeTold(this Person person, params IEnumerable<string> sentences)
    {
        var told = string.Join('\n', person.Messages.Select(m => m.Visible).Append(person.Strip ?? string.Empty));
        foreach (var sentence in sentences)
        {
            told.ShouldContain(sentence, customMessage: person.Transcript);
        }

        person.ShouldReadWell();
    }

    public static ChatMessage CardMessage(this Person person) => person.Messages.Last(m => m.Card is not null);

    /// <summary>The texts of a card that a client draws, as they are sent: with whatever markup stands in them.</summary>
    public static string DrawnTexts(this JObject card) => string.Join('\n', card.DescendantsAndSelf().OfType<JObject>()
        .Where(o => (string?)o["type"] is "TextBlock" || o.Parent?.Parent is JProperty { Name: "facts" })
        .SelectMany(o => new[] { (string?)o["text"], (string?)o["title"], (string?)o["value"] })
        .OfType<string>());

    [GeneratedRegex(@"\w+Exception\b|Microsoft365Fault|\bSystem\.|^\s+at \w+\.|\{[a-z]\w*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
