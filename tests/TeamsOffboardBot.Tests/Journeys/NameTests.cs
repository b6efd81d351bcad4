using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

public sealed class NameTests
{
    [Fact]
    public async Task The_mailbox_gets_its_new_name_the_colleague_its_aliases_and_the_leaver_is_off_others_mailboxes()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ("namePrefix", "(left)"), ("aliases", "Move"), ("aliasesTo", "Alex Wilber"));
        foreach (var said in new[]
        {
            "Call the mailbox (left) Adele Vance", "Take these addresses off the mailbox (1): adele@contoso.com", "Give these addresses to Alex Wilber when they are free (1)",
            "End access to mailboxes and calendars of others (2)", "End sending on behalf and access to single folders (3)",
        })
        {
            bot.Nestor.Card.Visible.ShouldContain(said);
        }

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        ((string?)after["displayName"]).ShouldBe("(left) Adele Vance");
        after["mailbox"]!["aliases"]!.AsArray().ShouldBeEmpty();
        after["mailbox"]!["folderAccess"]!.AsArray().ShouldBeEmpty();
        after["mailbox"]!["sendOnBehalf"]!.AsArray().ShouldBeEmpty();
        after["othersMailboxes"]!.AsArray().ShouldBeEmpty();
        (await bot.TruthAsync("alex.wilber@contoso.com"))["mailbox"]!["aliases"]!.AsArray().Select(a => (string)a!).ShouldContain("adele@contoso.com");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Names_and_aliases_can_be_typed_and_somebody_must_be_named_for_them()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard Adele");
        await bot.Megan.SeesCardAsync("your choices");

        await bot.Megan.PressesAsync("Next", ("aliases", "Move"), ("aliasesTo", ""));
        bot.Megan.Card.Visible.ShouldContain("Who gets the aliases");

        await bot.Megan.SaysAsync("aliases to Alex Wilber");
        await bot.Megan.SaysAsync("name prefix (left)");
        await bot.Megan.SaysAsync("next");
        await bot.Megan.SeesCardAsync("Give these addresses to Alex Wilber when they are free (1)");
        bot.Megan.Card.Visible.ShouldContain("Call the mailbox (left) Adele Vance");
    }
}
