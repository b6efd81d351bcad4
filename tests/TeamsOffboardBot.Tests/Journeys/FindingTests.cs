using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>People are found with one press, while somebody types where the client can, and by typing everywhere.</summary>
public sealed class FindingTests
{
    private static readonly Dictionary<string, string> WithPicker = new() { ["Bot:PeoplePicker"] = "true" };

    [Fact]
    public async Task A_manager_presses_the_name_of_whoever_leaves()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Megan.SaysAsync("offboard");
        bot.Megan.Card.Visible.ShouldContain("Your team");
        await bot.Megan.PressesAsync("Adele Vance – Product Marketing Manager");

        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Whose_mailbox_is_to_end_is_asked_without_offering_those_who_still_work()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Megan.SaysAsync("end mailbox");

        bot.Megan.Card.Title.ShouldBe("Whose mailbox is to end?");
        bot.Megan.Card.Visible.ShouldContain("somebody whose mailbox is shared, or forwards mail");
        bot.Megan.Card.Buttons.ShouldBe(["Next", "Cancel"]);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_leads_nobody_is_offered_nobody()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Adele.SaysAsync("offboard");

        bot.Adele.Card.Executes.ShouldBe(["Next", "Cancel"]);
        bot.Adele.Card.Visible.ShouldNotContain("Your team");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_team_that_the_tenant_does_not_tell_keeps_nobody_from_typing_a_name()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "graph GET /users/.*/directReports", status = 403, times = 99 });

        await bot.Megan.SaysAsync("offboard");
        bot.Megan.Card.Visible.ShouldNotContain("Your team");
        await bot.Megan.SaysAsync("adele.vance@contoso.com");

        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
    }

    [Fact]
    public async Task While_somebody_types_they_find_those_they_may_ask_for_and_nobody_else()
    {
        await using var bot = await BotHost.StartAsync();

        (await bot.Megan.TypesIntoAsync("leavers", "Alex")).ShouldBe(
            ["Alex Darrow – Web Editor, Marketing (alex.darrow@contoso.com)", "Alex Wilber – Marketing Assistant, Marketing (alex.wilber@contoso.com)"]);
        (await bot.Megan.TypesIntoAsync("leavers", "Raul")).ShouldBeEmpty();
        (await bot.Megan.TypesIntoAsync("leavers", "Megan")).ShouldBeEmpty();
        (await bot.Patti.TypesIntoAsync("leavers", "Raul")).Count.ShouldBe(1);
        (await bot.Nestor.TypesIntoAsync("leavers", "breakglass")).ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_may_ask_for_nobody_finds_nobody_and_the_directory_is_not_searched_for_them()
    {
        await using var bot = await BotHost.StartAsync();

        (await bot.Adele.TypesIntoAsync("leavers", "Alex")).ShouldBeEmpty();
        (await bot.Adele.TypesIntoAsync("leavers", "Adele")).ShouldBeEmpty();
        (await bot.Megan.TypesIntoAsync("leavers", "Alex", "19:group", "groupChat")).ShouldBeEmpty();
        (await bot.Megan.TypesIntoAsync("no such list", "Alex")).ShouldBeEmpty();
        (await bot.Megan.TypesIntoAsync("leavers", "A")).ShouldBeEmpty();

        (await bot.CallsAsync()).ShouldNotContain(c => c.Operation.StartsWith("GET /users?", StringComparison.Ordinal) || c.Operation == "GET /users");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_client_with_a_picker_sends_ids_and_a_name_that_nobody_has_is_asked_for_as_text()
    {
        await using var bot = await BotHost.StartAsync(settings: WithPicker);
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard");
        bot.Megan.Card.Json.ToString().ShouldContain("\"dataset\": \"leavers\"");
        await bot.Megan.PressesAsync("Next", ("person", bot.Adele.Id));
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.Megan.Card.ValueOf("Who gets the mail").ShouldBe(bot.Megan.Id);

        await bot.Megan.PressesAsync("Next", ("Who gets the mail", $"{bot.Megan.Id},{bot.Patti.Id}"), ("Who gets the files", "Nobody Atall"));
        Type(bot.Megan.Card, "mailTo").ShouldBe("Input.ChoiceSet");
        bot.Megan.Card.ValueOf("Who gets the mail").ShouldBe($"{bot.Megan.Id},{bot.Patti.Id}");
        Type(bot.Megan.Card, "oneDriveOwner").ShouldBe("Input.Text");

        await bot.Megan.PressesAsync("Next", ("Who gets the files", bot.Patti.Id));
        bot.Megan.Card.Visible.ShouldContain("Megan Bowen, Patti Fernandez");
        bot.ShouldBeQuiet();
    }

    private static string? Type(CardView card, string input) => (string?)card.Inputs.Single(i => (string?)i["id"] == input)["type"];
}
