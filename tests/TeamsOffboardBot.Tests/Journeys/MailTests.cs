using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

public sealed class MailTests
{
    [Fact]
    public async Task Forwarding_keeps_the_licence_that_carries_the_mailbox()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"));
        bot.Nestor.Card.Visible.ShouldContain("is kept, because a mailbox that forwards needs a licence");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        after["licences"].Names("skuPartNumber").ShouldBe(["SPE_E3"]);
        after["mailbox"]!.ToJsonString().ShouldContain("alex.wilber");
        ((string)after["mailbox"]!["type"]!).ShouldNotContain("Shared");
    }

    [Fact]
    public async Task A_mailbox_above_50_GB_keeps_its_licence()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Diego Siciliani");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("finished");

        var after = await bot.TruthAsync("diego.siciliani@contoso.com");
        after["licences"].Names("skuPartNumber").ShouldContain("SPE_E3");
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
    }
}
