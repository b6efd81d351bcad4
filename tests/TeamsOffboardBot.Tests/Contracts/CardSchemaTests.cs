using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using TeamsOffboardBot.Tests.Cards;
using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

[Trait("Category", "Contract")]
public sealed class CardSchemaTests
{
    [ContractFact]
    public async Task Every_card_is_valid_by_the_published_schema()
    {
        var schema = await JsonSchema.FromFileAsync(ContractFactAttribute.PathOf("adaptive-card.schema.json"));

        foreach (var (name, card) in EveryCard.Everyday.Concat(EveryCard.Worst))
        {
            schema.Validate(JObject.Parse(card.ToJson())).Select(e => $"{name}: {e}").ShouldBeEmpty();
        }
    }
}
