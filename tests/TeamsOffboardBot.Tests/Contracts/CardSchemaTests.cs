using AdaptiveCards;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Tests.Cards;
using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

[Trait("Category", "Contract")]
public sealed class CardSchemaTests
{
    private const string PeoplePicker = "choices.data";

    /// <summary>What Teams finds people with came into the schema after 1.5; a client of 1.5 shows the list without it.</summary>
    [ContractFact]
    public async Task Every_card_is_valid_by_the_published_schema()
    {
        var schema = await JsonSchema.FromFileAsync(ContractFactAttribute.PathOf("adaptive-card.schema.json"));

        foreach (var (name, card) in EveryCard.Everyday.Concat(EveryCard.Worst))
        {
            schema.Validate(AsBefore(card)).Select(e => $"{name}: {e}").ShouldBeEmpty();
        }
    }

    [ContractFact]
    public async Task Every_card_is_valid_by_the_schema_that_knows_the_people_picker()
    {
        var published = JObject.Parse(await File.ReadAllTextAsync(ContractFactAttribute.PathOf("adaptive-card.1.6.schema.json")));

        // Two of its definitions say "required" of a property as no version of JSON Schema does any more.
        published.Descendants().OfType<JProperty>().Where(p => p is { Name: "required", Value.Type: JTokenType.Boolean }).ToList().ForEach(p => p.Remove());
        var schema = await JsonSchema.FromJsonAsync(published.ToString());
        var cards = EveryCard.Everyday.Concat(EveryCard.Worst).Where(c => c.Card.ToJson().Contains(PeoplePicker, StringComparison.Ordinal)).ToList();

        cards.ShouldNotBeEmpty();
        foreach (var (name, card) in cards)
        {
            schema.Validate(AsBefore(card, isPickerKnown: true)).Select(e => $"{name}: {e}").ShouldBeEmpty();
        }
    }

    /// <summary>Without what came later: the search in a list, the list that narrows while somebody types, which 1.5 has in words only, and the bar, which has its fallback.</summary>
    private static JObject AsBefore(AdaptiveCard card, bool isPickerKnown = false)
    {
        var json = JObject.Parse(CardJson.Of(card));
        json.Descendants().OfType<JProperty>().Where(p => !isPickerKnown && (p.Name == PeoplePicker || (p.Name == "style" && (string?)p.Value == "filtered"))).ToList().ForEach(p => p.Remove());
        foreach (var bar in json.Descendants().OfType<JObject>().Where(o => (string?)o["type"] == "ProgressBar").ToList())
        {
            bar.Replace(bar["fallback"]!);
        }

        return json;
    }
}
