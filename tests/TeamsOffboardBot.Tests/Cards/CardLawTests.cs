using System.Text;
using System.Text.RegularExpressions;
using AdaptiveCards;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Cards;

public sealed partial class CardLawTests
{
    // Teams takes 28 KB a message; the envelope around a card needs a little.
    private const int LargestCard = 27 * 1024;

    [Fact]
    public void Every_card_fits_into_a_message_whatever_the_tenant_holds() =>
        EveryCard.Worst.Select(c => (c.Name, Size: SizeOf(c.Card))).Where(c => c.Size > LargestCard).ShouldBeEmpty();

    [Fact]
    public void No_text_from_outside_is_read_as_markup()
    {
        foreach (var (name, card) in EveryCard.Worst)
        {
            foreach (var text in Objects(card).SelectMany(DrawnAsMarkdown))
            {
                Markup().IsMatch(text).ShouldBeFalse($"{name}: {text}");
                text.ShouldNotContain("\u202E");
            }
        }
    }

    [Fact]
    public void Every_input_says_what_it_is_for_and_what_is_missing()
    {
        foreach (var (name, card) in EveryCard.Everyday.Concat(EveryCard.Worst))
        {
            foreach (var input in Objects(card).Where(o => TypeOf(o).StartsWith("Input.", StringComparison.Ordinal)))
            {
                ((string?)input["label"] ?? (string?)input["title"]).ShouldNotBeNullOrEmpty($"{name}: {input}");
                if (input["isRequired"] is not null)
                {
                    ((string?)input["errorMessage"]).ShouldNotBeNullOrEmpty($"{name}: {input}");
                }
            }
        }
    }

    [Fact]
    public void Ids_on_a_card_are_unique_and_every_button_can_be_answered()
    {
        foreach (var (name, card) in EveryCard.Everyday.Concat(EveryCard.Worst))
        {
            var objects = Objects(card).ToList();
            objects.Select(o => (string?)o["id"]).OfType<string>().ShouldBeUnique(name);
            objects.Where(o => TypeOf(o) == "Action.Execute").Select(o => (string?)o["verb"])
                .ShouldAllBe(v => v != null && (Verbs.IsDialog(v) || Verbs.IsRequest(v) || v == Verbs.Start || v == Verbs.Help || v == Verbs.Status), name);
            objects.Where(o => TypeOf(o).StartsWith("Action.", StringComparison.Ordinal)).ShouldAllBe(o => (string?)o["title"] != null);
        }
    }

    [Fact]
    public void Every_card_says_in_plain_text_what_it_is() =>
        EveryCard.Everyday.Select(c => (c.Card, Message: Messages.Card(c.Card)))
            .ShouldAllBe(c => c.Card.FallbackText.Length > 0 && c.Message.Summary == c.Card.FallbackText && c.Message.Text == null);

    [Fact]
    public void Every_step_stands_under_a_head_and_has_its_words() =>
        Plans.Catalog.Steps.Where(s => !StepHeads.Knows(s.Id) || StepWords.Title(s.Id, WordList.English) == s.Id.Value).ShouldBeEmpty();

    [Fact]
    public void Blockers_take_the_way_on_off_the_card()
    {
        var blocked = ALeaver.Facts with { IsLastApprover = true };

        var summary = SummaryCard.Render(new SummaryModel("1", blocked, ALeaver.Standard, Plans.Make(blocked, ALeaver.Standard), null), WordList.English);
        var approval = RequestCard.Render(EveryCard.Request(blocked, ALeaver.Standard), forApprover: true, WordList.English);

        summary.Actions.Select(a => a.Title).ShouldBe(["Back", "Cancel"]);
        approval.Actions.Select(a => a.Title).ShouldBe(["Reject", "Change choices"]);
        summary.ToJson().ShouldContain("This person is the last approver.");
    }

    private static int SizeOf(AdaptiveCard card) => Encoding.UTF8.GetByteCount(JObject.Parse(card.ToJson()).ToString(Newtonsoft.Json.Formatting.None));

    private static string TypeOf(JObject o) => (string?)o["type"] ?? string.Empty;

    private static IEnumerable<JObject> Objects(AdaptiveCard card)
    {
        var json = JObject.Parse(card.ToJson());
        return json.DescendantsAndSelf().OfType<JObject>().Where(o => o.Ancestors().OfType<JProperty>().All(p => p.Name != "data"));
    }

    /// <summary>Text blocks, facts, and the choices of an expanded list; buttons, labels and values are drawn as they are.</summary>
    private static IEnumerable<string> DrawnAsMarkdown(JObject o) => (TypeOf(o), o["value"]) switch
    {
        ("TextBlock", _) => [(string)o["text"]!],
        ("", not null) when o.Parent?.Parent is JProperty { Name: "choices" } => [(string)o["title"]!],
        ("", JValue fact) => [(string)o["title"]!, (string)fact!],
        _ => [],
    };

    [GeneratedRegex(@"(?<!\\)(\*|`|_|\[|\]|~|<|&|\{|\})|(?<!\\)://", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
