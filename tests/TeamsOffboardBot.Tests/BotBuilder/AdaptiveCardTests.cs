using AdaptiveCards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class AdaptiveCardTests
{
    [Fact]
    public void Every_element_is_written_as_the_official_library_writes_it()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "BotBuilder", "every-element.json"));

        EveryElement.Card().ToJson().ReplaceLineEndings().ShouldBe(golden.TrimEnd().ReplaceLineEndings());
    }

    [Fact]
    public void What_is_as_a_client_assumes_it_is_not_written() =>
        Written(new AdaptiveTextBlock("hello")).ShouldBe("""{"type":"TextBlock","text":"hello"}""");

    [Fact]
    public void Choices_always_say_how_they_look_and_how_many_may_be_taken() =>
        Written(new AdaptiveChoiceSetInput { Id = "c" })
            .ShouldBe("""{"type":"Input.ChoiceSet","id":"c","style":"compact","isMultiSelect":false,"choices":[]}""");

    [Fact]
    public void A_toggle_says_True_and_False_where_nothing_else_is_said() =>
        Written(new AdaptiveToggleInput { Id = "t", Title = "T" })
            .ShouldBe("""{"type":"Input.Toggle","id":"t","title":"T","valueOn":"True","valueOff":"False"}""");

    [Fact]
    public void An_empty_card_has_a_type_and_a_version() =>
        Written(new AdaptiveCard("1.5")).ShouldBe("""{"type":"AdaptiveCard","version":"1.5"}""");

    [Fact]
    public void What_the_subset_does_not_name_can_still_be_said()
    {
        var block = new AdaptiveTextBlock("hello");
        block.AdditionalProperties["labelFor"] = "note";
        var card = new AdaptiveCard("1.5") { Body = [block] };
        card.AdditionalProperties["msteams"] = new { width = "Full" };

        Written(card).ShouldBe(
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"hello","labelFor":"note"}],"msteams":{"width":"Full"}}""");
    }

    [Fact]
    public void Containers_are_filled_by_listing_what_is_in_them()
    {
        AdaptiveContainer container = [new AdaptiveTextBlock("a"), new AdaptiveTextBlock("b")];

        container.Count().ShouldBe(2);
        Written(container).ShouldBe(
            """{"type":"Container","items":[{"type":"TextBlock","text":"a"},{"type":"TextBlock","text":"b"}]}""");
    }

    [Fact]
    public void A_card_in_an_attachment_is_written_the_same()
    {
        var attachment = new Attachment { ContentType = AdaptiveCard.ContentType, Content = EveryElement.Card() };

        var content = JObject.Parse(JsonConvert.SerializeObject(attachment))["content"];

        JToken.DeepEquals(content, JObject.Parse(EveryElement.Card().ToJson())).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1.5", 1, 5)]
    [InlineData("2", 2, 0)]
    public void A_version_is_read_from_text(string text, int major, int minor)
    {
        var version = new AdaptiveSchemaVersion(text);

        (version.Major, version.Minor).ShouldBe((major, minor));
    }

    [Theory]
    [InlineData("auto", "auto")]
    [InlineData("Stretch", "stretch")]
    [InlineData("50px", "50px")]
    [InlineData("3", "3")]
    public void A_width_is_read_from_text(string text, string written) => new AdaptiveWidth(text).ToString().ShouldBe(written);

    private static string Written(object element) => JsonConvert.SerializeObject(element);
}
