using System.Text;
using System.Text.RegularExpressions;
using AdaptiveCards;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Journeys.Harness;
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
    public void A_switch_begins_on_or_off_as_clients_read_it()
    {
        foreach (var (name, card) in EveryCard.Everyday)
        {
            foreach (var toggle in Objects(card).Where(o => TypeOf(o) == "Input.Toggle"))
            {
                new[] { (string?)toggle["valueOn"] ?? "true", (string?)toggle["valueOff"] ?? "false" }.ShouldContain((string?)toggle["value"], $"{name}: {toggle}");
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
                .ShouldAllBe(v => v != null && (Verbs.IsDialog(v) || Verbs.IsRequest(v) || Verbs.IsMany(v) || v == Verbs.Start || v == Verbs.Help || v == Verbs.Status || v == Verbs.Language || v == Verbs.List || v == Verbs.Reinstate || v == Verbs.Evidence || v == Verbs.End || v!.StartsWith("restore.", StringComparison.Ordinal)), name);
            objects.Where(o => TypeOf(o).StartsWith("Action.", StringComparison.Ordinal)).ShouldAllBe(o => (string?)o["title"] != null);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("sv")]
    public void No_card_is_left_in_English(string language)
    {
        var tongue = new Tongue(language);
        foreach (var (name, card) in EveryCard.EverydayIn(language))
        {
            tongue.EnglishIn(new CardView(JObject.Parse(CardJson.Of(card))).Visible).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void Every_card_says_in_plain_text_what_it_is() =>
        EveryCard.Everyday.Select(c => (c.Card, Message: Messages.Card(c.Card)))
            .ShouldAllBe(c => c.Card.FallbackText.Length > 0 && c.Message.Summary == c.Card.FallbackText && c.Message.Text == null);

    [Fact]
    public void Everybody_reads_in_short_what_happens_and_what_is_lost_and_opens_all_steps_with_one_press_and_an_approver_those_of_one_head()
    {
        var request = EveryCard.Request(ALeaver.Facts, ALeaver.Standard);
        var (requesters, approvers) = (Shown(false), Shown(true));

        requesters.SelectToken("$.body[?(@.id == 'all-steps')]")!["isVisible"]!.Value<bool>().ShouldBeFalse();
        new CardView(requesters).Visible.ShouldContain("In short\nShared mailbox for Alex Wilber, files to you, licences freed.");
        approvers.SelectToken("$.body[?(@.id == 'all-steps')]").ShouldBeNull();
        approvers.SelectTokens("$.body[?(@.id =~ /^steps[0-9]+$/)]").Select(part => part["isVisible"]!.Value<bool>()).ShouldAllBe(isVisible => !isVisible);
        new CardView(approvers).Visible.ShouldMatch(@"▸ Access \([0-9]+\) · [0-9]+ cannot be undone");
        new CardView(approvers).Visible.ShouldContain("In short\nShared mailbox for Alex Wilber, files to Megan Bowen, licences freed.");

        JObject Shown(bool forApprover) => JObject.Parse(RequestCard.Render(request, forApprover, WordList.English).ToJson());
    }

    [Fact]
    public void In_short_no_licence_is_freed_that_the_mailbox_needs()
    {
        var heavy = ALeaver.Facts.With(ALeaver.SmallMailbox with { SizeInBytes = 62L << 30 });

        InShort(heavy).ShouldContain("licences freed except the one the mailbox needs");
        InShort(heavy.With(ALeaver.SpeE3)).ShouldContain("licences kept");

        static string InShort(Snapshot snapshot) => new CardView(JObject.Parse(RequestCard.Render(EveryCard.Request(snapshot, ALeaver.Standard), forApprover: true, WordList.English).ToJson())).Visible;
    }

    [Theory]
    [InlineData(HelpFor.Nobody, false, "language,help")]
    [InlineData(HelpFor.Nobody, true, "evidence [name],language,help")]
    [InlineData(HelpFor.Manager, true, "offboard [name],many,status [name],list,reinstate [name],restore [name],end mailbox [name],cancel,evidence [name],language,help")]
    [InlineData(HelpFor.Manager, false, "offboard [name],many,status [name],list,reinstate [name],restore [name],end mailbox [name],cancel,language,help")]
    [InlineData(HelpFor.Approver, true, "offboard [name],many,status [name],list,reinstate [name],restore [name],end mailbox [name],cancel,evidence [name],approvals here,check,language,help")]
    public void Help_shows_what_its_reader_can_do(HelpFor reader, bool mayReadEvidence, string commands) =>
        HelpCard.Render(reader, mayReadEvidence, WordList.English).Body.OfType<AdaptiveFactSet>().Single().Facts.Select(f => CardView.Unescape(f.Title)).ShouldBe(commands.Split(','));

    [Fact]
    public void Whatever_a_client_may_not_know_has_something_in_its_place()
    {
        foreach (var (name, card) in EveryCard.Everyday)
        {
            Objects(card).Where(o => TypeOf(o) == "ProgressBar").ShouldAllBe(o => (string)o["fallback"]!["type"]! == "TextBlock", name);
        }
    }

    [Theory]
    [InlineData(null, "so far")]
    [InlineData(50, "about 40 seconds to go")]
    [InlineData(5, "longer than the usual 5 seconds")]
    public void What_a_run_still_takes_is_said_where_it_was_measured_and_not_guessed(int? usual, string said)
    {
        var pace = usual is { } seconds ? new RunPace(TimeSpan.FromSeconds(seconds), 10) : null;
        var request = EveryCard.Request(ALeaver.Facts, ALeaver.Standard, RequestStage.Running, i => i == 0 ? StepStatus.Started : StepStatus.Changed);

        var card = new CardView(JObject.Parse(RequestCard.Render(request, forApprover: true, WordList.English, pace).ToJson())).Visible;

        card.ShouldContain(said);
        card.ShouldContain("15 seconds so far");
        card.Contains("to go", StringComparison.Ordinal).ShouldBe(usual > 12);
        card.ShouldContain("Now: Block sign-in");
    }

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
        approval.Actions.Select(a => a.Title).ShouldBe(["Reject", "Ask the requester", "Change choices"]);
        summary.ToJson().ShouldContain("This person is the last approver.");
    }

    private static int SizeOf(AdaptiveCard card) => Encoding.UTF8.GetByteCount(CardJson.Of(card));

    private static string TypeOf(JObject o) => (string?)o["type"] ?? string.Empty;

    private static IEnumerable<JObject> Objects(AdaptiveCard card)
    {
        var json = JObject.Parse(CardJson.Of(card));
        return json.DescendantsAndSelf().OfType<JObject>().Where(o => o.Ancestors().OfType<JProperty>().All(p => p.Name != "data"));
    }

    /// <summary>Text blocks, facts, and the choices of an expanded list; buttons, labels and values are drawn as they are.</summary>
    private static IEnumerable<string> DrawnAsMarkdown(JObject o) => (TypeOf(o), o["value"]) switch
    {
        ("TextBlock", _) => [(string)o["text"]!],
        ("", not null) when o.Parent?.Parent is JProperty { Name: "choices", Parent: var list } => (string?)list!["style"] == "expanded" ? [(string)o["title"]!] : [],
        ("", JValue fact) => [(string)o["title"]!, (string)fact!],
        _ => [],
    };

    [GeneratedRegex(@"(?<!\\)(\*|`|_|\[|\]|~|<|&|\{|\})|(?<!\\)://", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
