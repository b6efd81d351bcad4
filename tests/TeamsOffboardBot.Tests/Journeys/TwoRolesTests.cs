using Shouldly;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>People are several things at once, and so is the bot.</summary>
public sealed class TwoRolesTests
{
    [Fact]
    public async Task Who_approves_one_request_and_asked_for_another_sees_each_as_what_they_are_to_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAdeleAsync();
        var adeles = bot.Nestor.CardMessage();

        await bot.Nestor.SaysAsync("offboard lee.gu@contoso.com");
        await bot.Nestor.SeesCardAsync("Offboarding Lee Gu: your choices");
        await bot.Nestor.PressesAsync("Next");
        await bot.Nestor.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Offboarding of Lee Gu: waiting for approval");
        bot.Nestor.Card.Executes.ShouldBe(["Withdraw"]);
        await bot.Joni.SeesCardAsync("Approve the offboarding of Lee Gu?");

        await bot.Nestor.PressesAsync(adeles, "Approve");
        bot.Nestor.Strip.ShouldBeNull();
        await bot.Nestor.SaysAsync("list");
        bot.Nestor.Card.Visible.ShouldContain("Adele Vance");
        bot.Nestor.Card.Visible.ShouldContain("Lee Gu");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Two_people_prepare_two_offboardings_at_once_and_neither_form_knows_of_the_other()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.SaysAsync($"offboard {Story.Adele}");
        await bot.Patti.SaysAsync("offboard lee.gu@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Patti.SeesCardAsync("Offboarding Lee Gu: your choices");

        await Task.WhenAll(bot.Megan.PressesAsync("Next"), bot.Patti.PressesAsync("Next"));
        await Task.WhenAll(bot.Megan.PressesAsync("Submit for approval"), bot.Patti.PressesAsync("Submit for approval"));

        await bot.Megan.SeesCardAsync("Offboarding of Adele Vance: waiting for approval");
        await bot.Patti.SeesCardAsync("Offboarding of Lee Gu: waiting for approval");
        bot.Megan.Messages.ShouldAllBe(m => !m.Visible.Contains("Lee Gu", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }
}
