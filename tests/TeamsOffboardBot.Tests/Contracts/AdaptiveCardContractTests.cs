using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using TeamsOffboardBot.Tests.BotBuilder;
using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

[Trait("Category", "Contract")]
public sealed class AdaptiveCardContractTests
{
    [ContractFact]
    public async Task Every_element_is_valid_by_the_published_schema()
    {
        var schema = await JsonSchema.FromFileAsync(ContractFactAttribute.PathOf("adaptive-card.schema.json"));
        var card = JObject.Parse(EveryElement.Card().ToJson());

        // The people picker is Teams' own and newer than this schema.
        card.Descendants().OfType<JProperty>().Where(p => p.Name == "choices.data").ToList().ForEach(p => p.Remove());

        schema.Validate(card).Select(e => e.ToString()).ShouldBeEmpty();
    }
}
