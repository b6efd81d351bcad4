using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>The tenant does not answer as it should while somebody prepares or decides: said in a sentence, and the same thing works again later.</summary>
public sealed class DialogFaultTests
{
    private const string ReadsAdele = "graph GET /users/a0000000-0000-4000-8000-000000000002($|\\?)";

    [Theory]
    [InlineData("401", "did not accept my sign-in", "Your administrator has to renew my credentials")]
    [InlineData("403", "does not allow me to read this", "Your administrator has to grant a permission")]
    [InlineData("404", "cannot find this any more", "check the name and try again")]
    [InlineData("429, short", "is busy and asks to wait", "try again in a minute")]
    [InlineData("429, long", "is busy and asks to wait", "try again in a minute")]
    [InlineData("503", "did not answer as it should", "try again in a minute")]
    [InlineData("cut", "did not answer as it should", "try again in a minute")]
    [InlineData("no effect", "did not answer as it should", "try again in a minute")]
    public async Task A_search_that_fails_says_why_and_the_same_words_find_the_person_later(string trouble, string why, string wayOn)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard");
        await bot.TroubleAsync(trouble, "^graph GET /users($|\\?)");

        await bot.Megan.SaysAsync("Adele Vance");
        bot.Megan.ShouldBeTold(why, wayOn);
        bot.Megan.Card.Title.ShouldBe("Who is leaving?");

        await bot.HealTenantAsync();
        await GateOpensAsync(bot, trouble);
        await bot.Megan.SaysAsync("Adele Vance");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("429, short")]
    [InlineData("429, long")]
    [InlineData("503")]
    [InlineData("cut")]
    [InlineData("no effect")]
    public async Task A_leaver_who_cannot_be_read_stays_chosen_and_is_read_again_at_the_press_of_a_button(string trouble)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.TroubleAsync(trouble, ReadsAdele);

        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Microsoft 365 could not be read");
        bot.Megan.ShouldReadWell();
        bot.Megan.Card.Buttons.ShouldBe(["Try again", "Cancel"]);

        await bot.HealTenantAsync();
        await GateOpensAsync(bot, trouble);
        await bot.Megan.PressesAsync("Try again");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_leaver_who_is_gone_when_read_is_not_there_to_be_offboarded()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.TroubleAsync("404", ReadsAdele);

        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");

        await bot.Megan.SeesCardAsync("This offboarding cannot be prepared");
        bot.Megan.ShouldBeTold("There is no account like that, or it was deleted. Try the full name or the mail address");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("429, long")]
    [InlineData("503")]
    [InlineData("cut")]
    [InlineData("no effect")]
    [InlineData("a question")]
    public async Task Facts_that_cannot_be_read_are_called_unknown_and_the_offboarding_goes_on_without_a_guess(string trouble)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();

        // A pause that Entra asks for holds up the question of rights as well, so there it stays with Exchange.
        await bot.TroubleAsync(trouble, trouble == "429, long" ? ["^exchange "] : ["^exchange ", "^graph GET /users/.*/(drive|ownedObjects|directReports)"]);

        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        bot.Megan.ShouldBeTold("unknown");
        await bot.Megan.SaysAsync("next");
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.Megan.ShouldReadWell();
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("403")]
    [InlineData("429, long")]
    [InlineData("503")]
    [InlineData("cut")]
    public async Task A_delegate_who_cannot_be_looked_up_costs_nothing_that_was_entered(string trouble)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Megan.SaysAsync("keep groups");
        await bot.TroubleAsync(trouble, "^graph GET /users($|\\?)");

        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "alex.wilber@contoso.com"));
        bot.Megan.Strip.ShouldNotBeNull();
        bot.Megan.ShouldBeTold("What you entered is kept");
        bot.Megan.Card.Title.ShouldBe("Offboarding Adele Vance: your choices");

        await bot.HealTenantAsync();
        await GateOpensAsync(bot, trouble);
        await bot.Megan.PressesAsync("Next", ("Who gets the mail", "alex.wilber@contoso.com"));
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.Megan.Card.Visible.ShouldContain("Alex Wilber");
        bot.Megan.Card.Visible.ShouldNotContain("Leaves these groups");
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("429, long")]
    [InlineData("503")]
    [InlineData("cut")]
    public async Task While_rights_cannot_be_looked_up_nothing_is_submitted_or_approved_and_afterwards_it_is_done_once(string trouble)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Megan.PressesAsync("Next");

        await bot.TroubleAsync(trouble, "getMemberObjects|getMemberGroups|transitiveMemberOf|transitiveMembers|checkMember");
        await bot.Megan.PressesAsync("Submit for approval");
        bot.Megan.ShouldReadWell();
        (await bot.RequestCountAsync()).ShouldBe(0);
        bot.Megan.Card.Buttons.ShouldContain("Submit for approval");
        await bot.HealTenantAsync();
        await GateOpensAsync(bot, trouble);
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");

        await bot.TroubleAsync(trouble, "getMemberObjects|getMemberGroups|transitiveMemberOf|transitiveMembers|checkMember");
        await bot.Nestor.PressesAsync("Approve");
        bot.Nestor.Strip.ShouldNotBeNull();
        bot.Nestor.ShouldReadWell();
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();
        await bot.HealTenantAsync();
        await GateOpensAsync(bot, trouble);
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");
        (await bot.RequestCountAsync()).ShouldBe(1);
        bot.Teams.Refused.ShouldBeEmpty();
    }

    /// <summary>A service that asked for a pause is left alone until it is over; a bot started anew does not know of it.</summary>
    private static Task GateOpensAsync(BotHost bot, string trouble) => trouble == "429, long" ? bot.RestartAsync() : Task.CompletedTask;
}
