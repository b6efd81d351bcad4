using AdaptiveCards;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Cards;

/// <summary>A card as it is sent: what every client takes for granted stays unsaid, because a message has its limit. https://adaptivecards.io/explorer</summary>
public static class CardJson
{
    /// <summary>What the schema says a property is when it is not there.</summary>
    private static readonly (string Type, string Name, JValue Value)[] Defaults =
    [
        ("Input.ChoiceSet", "isMultiSelect", new JValue(false)),
        ("Input.ChoiceSet", "style", new JValue("compact")),
        ("Input.Toggle", "valueOn", new JValue("true")),
        ("Input.Toggle", "valueOff", new JValue("false")),
    ];

    public static JObject Of(AdaptiveCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var json = JObject.Parse(card.ToJson());
        foreach (var element in Elements(json).ToList())
        {
            foreach (var (_, name, _) in Defaults.Where(d => d.Type == (string?)element["type"] && JToken.DeepEquals(d.Value, element[d.Name])))
            {
                element.Remove(name);
            }

            // Nothing stands above what is first in a box.
            (element["items"]?.FirstOrDefault() as JObject)?.Remove("spacing");

            // A card within a card is of the version of the one around it.
            ((JObject?)element["card"])?.Remove("version");
        }

        return json;
    }

    /// <summary>All but what buttons carry: that is ours.</summary>
    private static IEnumerable<JObject> Elements(JToken token)
    {
        IEnumerable<JObject> self = token is JObject element ? [element] : [];
        return self.Concat(token.Children().Where(c => c is not JProperty { Name: "data" }).SelectMany(Elements));
    }
}
