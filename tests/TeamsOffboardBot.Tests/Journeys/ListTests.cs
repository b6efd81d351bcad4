using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>What is open, for whoever may know.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task An_approver_sees_what_waits_for_whom_and_opens_it_from_there()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.Nestor.SaysAsync("list");

        bot.Nestor.Card.Title.ShouldBe("Open offboardings");
        bot.Nestor.Card.Visible.ShouldContain("Adele Vance\nWaits for an approver");
        bot.Nestor.Card.Visible.ShouldNotContain(" of 1", customMessage: "there is no second page");
        await bot.Nestor.PressesAsync("Open");
        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_requester_sees_their_own_and_what_is_over_is_gone()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        bot.Megan.Locale = "nl-NL";

        await bot.Megan.SaysAsync("lijst");
        bot.Megan.Card.Visible.ShouldContain("Adele Vance\nWacht op een goedkeurder");
        await bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays."));
        await bot.Megan.SaysAsync("lijst");

        bot.Megan.Card.Visible.ShouldContain("Er staat niets open dat je kunt zien.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_waits_for_people_is_counted_and_since_when_the_oldest_does()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        await bot.Joni.SaysAsync("list");

        bot.Joni.Card.Visible.ShouldContain($"Adele Vance\nAn approver must settle something\nOpen: {Story.TasksOfAdele}, the oldest since ");
        await bot.Nestor.PressesAsync("Save as done");
        await bot.Joni.SaysAsync("list");
        bot.Joni.Card.Visible.ShouldContain($"Open: {Story.TasksOfAdele - 1}, the oldest since ");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public void Whatever_a_request_waits_for_is_said()
    {
        foreach (var stage in Enum.GetValues<RequestStage>())
        {
            View([new StatusLine(new RequestId("R-01"), "Adele Vance", stage, ALeaver.Noon)], 0).Visible.ShouldContain("Adele Vance\n");
        }
    }

    [Fact]
    public void Many_are_shown_a_page_at_a_time_and_a_page_that_is_gone_is_the_first()
    {
        var lines = Enumerable.Range(1, 23).Select(i => new StatusLine(new RequestId($"R-{i:00}"), $"Leaver {i}", RequestStage.Running, ALeaver.Noon)).ToList();

        var last = View(lines, 2);
        last.Visible.ShouldContain("21–23 of 23");
        last.Visible.ShouldContain("Leaver 23");
        last.Visible.ShouldNotContain("Leaver 20");
        last.Buttons.ShouldContain("Previous");
        last.Buttons.ShouldNotContain("More");
        View(lines, 0).Buttons.ShouldContain("More");
        View(lines, 9).Visible.ShouldContain("1–10 of 23");
        View(lines, int.MaxValue).Visible.ShouldContain("1–10 of 23");
    }

    private static CardView View(IReadOnlyList<StatusLine> lines, int page) => new(JObject.Parse(ListCard.Render(lines, page, WordList.English).ToJson()));
}
