using System.Net;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Tests.Audit;

/// <summary>Every fact that a person reads has words. Within a fact only our own names begin with a small letter: Exchange's do not, and people's do not either.</summary>
internal static class FactLaw
{
    /// <summary>Names that have no words in some language.</summary>
    public static IEnumerable<string> WithoutWords(JsonObject? facts) =>
        NamesIn(facts).Where(name => !Languages.All.All(language => new WordList(Languages.CultureOf(language, locale: null)).Has($"Evidence.Fact.{name}")));

    /// <summary>Names of facts that stand on the page as the journal has them.</summary>
    public static IEnumerable<string> Bare(string json, string page)
    {
        var tables = string.Concat(WebUtility.HtmlDecode(page).Split("<table class=\"facts\">").Skip(1).Select(rest => rest[..rest.IndexOf("</table>", StringComparison.Ordinal)])).ReplaceLineEndings("");
        return EvidenceJson.Read(json)!.Report.Steps.SelectMany(s => NamesIn(s.Before).Concat(NamesIn(s.After))).Distinct(StringComparer.Ordinal)
            .Where(name => tables.Contains($"<td>{name}</td>", StringComparison.Ordinal) || tables.Contains($">{name}: ", StringComparison.Ordinal) || tables.Contains($"; {name}: ", StringComparison.Ordinal));
    }

    private static IEnumerable<string> NamesIn(JsonObject? facts) =>
        (facts ?? []).SelectMany(f => new[] { f.Key }.Concat(Within(f.Value).Where(name => char.IsLower(name[0])))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Within(JsonNode? value) => value switch
    {
        JsonObject inner => inner.SelectMany(f => Within(f.Value).Prepend(f.Key)),
        JsonArray items => items.SelectMany(Within),
        _ => [],
    };
}
