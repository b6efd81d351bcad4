using AdaptiveCards;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Adele Vance", "Adele Vance")]
    [InlineData("**a** _b_ `c` ~~d~~", @"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~")]
    [InlineData("[x](http://e.example)", @"\[x\](http\://e.example)")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", @"\{\{DATE(2026-01-01T00:00:00Z)\}\}")]
    [InlineData("<script>alert(1)</script> &amp;", @"\<script>alert(1)\</script> \&amp;")]
    [InlineData("# head", @"\# head")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("version 1.5 (new)", "version 1.5 (new)")]
    [InlineData(" two\r\nlines\tand \u00A0 blanks ", "two lines and blanks")]
    [InlineData("ad\u202Eele\u200B", "adele")]
    [InlineData(null, "")]
    public void A_line_shows_the_text_it_is(string? text, string escaped) => CardText.Line(text).ShouldBe(escaped);

    [Fact]
    public void Ten_thousand_characters_are_cut_without_breaking_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 2000));

        var line = CardText.Line(text, 100);

        line.Length.ShouldBeLessThanOrEqualTo(101);
        line.ShouldEndWith("👩‍👩‍👧…");
    }

    [Fact]
    public void Paragraphs_stay_apart_and_empty_lines_go() =>
        CardText.Paragraphs("one\r\n\r\n# two\n- three").ShouldBe("one\n\n\\# two\n\n\\- three");

    [Fact]
    public void What_clients_show_is_what_was_written() =>
        Prop.ForAll<NonNull<string>>(text => CardView.Unescape(CardText.Line(text.Get)) == CardText.Plain(text.Get, CardText.LineLimit)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("E-post till Alex", "E\u2011post till Alex")]
    [InlineData("Ny e-post, e-postadress", "Ny e\u2011post, e\u2011postadress")]
    [InlineData("Geen e-mail", "Geen e\u2011mail")]
    [InlineData("e-post@contoso.com a.e-mail@contoso.com", "e-post@contoso.com a.e-mail@contoso.com")]
    [InlineData("https://contoso.com/e-post", "https://contoso.com/e-post")]
    public void E_mail_is_one_word_that_no_client_breaks_and_an_address_stays_as_it_is(string text, string drawn)
    {
        var card = JObject.Parse(CardJson.Of(Blocks.Card("Title", new AdaptiveTextBlock(text))));

        ((string?)card["body"]![1]!["text"]).ShouldBe(drawn);
    }
}
