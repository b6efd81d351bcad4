using System.Net.Http.Json;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
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
    public async Task Where_a_hold_is_wanted_rules_meetings_and_licences_wait_until_it_holds()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotHost.StartAsync(time);
        await time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("litigationHold", "true"), ("litigationHoldDays", "365")));
        bot.Nestor.Card.Visible.ShouldContain("also what is deleted: 365 days");
        bot.Nestor.Card.Visible.ShouldContain("Remove inbox rules, hidden ones too (2): News to folder, .");

        await time.UntilAsync(bot.Nestor.ApprovesAsync());
        await time.UntilAsync(bot.Nestor.SeesCardAsync("It can take an hour until it holds"));
        var before = (await bot.TruthAsync(Story.Adele))["mailbox"]!;
        before["meetings"]!.AsArray().Count.ShouldBe(3);
        before["inboxRules"].Names("name").ShouldContain(".");

        time.Advance(TimeSpan.FromMinutes(61));
        await time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());

        var after = await bot.TruthAsync(Story.Adele);
        ((int)after["mailbox"]!["litigationHoldDays"]!).ShouldBe(365);
        after["mailbox"]!["meetings"]!.AsArray().Select(m => (string)m!).ShouldBe(["Marketing all hands"]);
        after["mailbox"]!["inboxRules"].Names("name").ShouldBe(["Junk E-mail Rule"]);
        after["licences"].Names("skuPartNumber").ShouldBe(["SPE_E3"]);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_duration_of_a_hold_that_is_no_number_of_days_is_told_of()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard Adele");
        await bot.Megan.SeesCardAsync("your choices");

        await bot.Megan.PressesAsync("Next", ("litigationHold", "true"), ("litigationHoldDays", "a year"));
        bot.Megan.Card.Visible.ShouldContain("Enter a whole number of days from 1 to 36500");

        await bot.Megan.SaysAsync("hold for 400 days");
        await bot.Megan.SaysAsync("next");
        await bot.Megan.SeesCardAsync("also what is deleted: 400 days");
    }

    [Fact]
    public async Task A_licence_that_goes_with_the_block_is_replaced_before_the_mailbox_needs_it()
    {
        await using var bot = await BotHost.StartAsync();
        using var seeded = await bot.Tenant.PostAsJsonAsync("/_tenant/seed", new
        {
            users = new[] { new { userPrincipalName = "nora.rule@contoso.com", displayName = "Nora Rule", department = "Seeded", manager = "megan.bowen@contoso.com" } },
            groups = new[] { new { displayName = "Licensing - active", membershipRule = "(user.accountEnabled -eq true) -and (user.department -eq \"Seeded\")", skus = new[] { "SPE_E3" } } },
        });
        seeded.EnsureSuccessStatusCode();
        await bot.AsksForAsync(bot.Megan, "Nora Rule");
        bot.Nestor.Card.Visible.ShouldContain("Exchange Online (Plan 1) is assigned first, because the mailbox has no licence that is certain to last");

        await bot.Nestor.ApprovesAsync();
        await Patience.UntilAsync(async () => (await bot.TruthAsync("nora.rule@contoso.com"))["licences"]!.AsArray().Count == 0);
        await bot.Nestor.SeesCardAsync("Remove licences", without: "Running:");

        var after = await bot.TruthAsync("nora.rule@contoso.com");
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
        after["licences"]!.AsArray().ShouldBeEmpty("a shared mailbox needs none");
        ((bool)after["mailbox"]!["softDeleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mailbox_above_50_GB_keeps_its_licence()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Diego Siciliani");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync("diego.siciliani@contoso.com");
        after["licences"].Names("skuPartNumber").ShouldContain("SPE_E3");
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
    }
}
