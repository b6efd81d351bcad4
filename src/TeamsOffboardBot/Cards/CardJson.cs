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
        var json = JObject.FromObject(card);
        Shorten(json);
        return json;
    }

    /// <summary>All but what buttons carry: that is ours.</summary>
    private static void Shorten(JToken token)
    {
        if (token is JObject element)
        {
            ShortenElement(element);
        }

        foreach (var child in token.Children())
        {
            if (child is not JProperty { Name: "data" })
            {
                Shorten(child);
            }
        }
    }

    private static void ShortenElement(JObject element)
    {
        var type = (string?)element["type"];
        foreach (var (_, name, _) in Defaults.Where(d => d.Type == type && JToken.DeepEquals(d.Value, element[d.Name])))
        {
            element.Remove(name);
        }

        // Nothing stands above what is first in a box.
        (element["items"]?.FirstOrDefault() as JObject)?.Remove("spacing");

        // A card within a card is of the version of the one around it.
        ((JObject?)element["card"])?.Remove("version");
    }
}
