using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;
using Person = TeamsOffboardBot.Tests.Journeys.Harness.Person;

namespace TeamsOffboardBot.Tests.Journeys.Reinstate;

/// <summary>Somebody was offboarded by mistake, or comes back: what was done is undone.</summary>
public sealed class ReinstateTests
{
    [Fact]
    public async Task Whoever_was_offboarded_by_mistake_gets_back_what_was_taken()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await OffboardedAsync(bot);
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();

        await bot.Megan.SaysAsync("reinstate Adele");
        await bot.Megan.SeesCardAsync("Reinstate Adele Vance?");
        bot.Megan.Card.Visible.ShouldContain("The old password does not come back");
        bot.Megan.Card.Buttons.ShouldNotContain("Back");
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Megan.SeesCardAsync("Reinstatement of Adele Vance: waiting for approval");
        await bot.Nestor.SeesCardAsync("Approve the reinstatement of Adele Vance?");
        bot.Nestor.Card.Buttons.ShouldNotContain("Change choices");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        RoundTrip.Differences(before, after).ShouldBeEmpty();
        var dates = "select count(*) from requests where kind = 'Offboarding' and next_at is not null";
        bot.Kept.Ask<long>(dates).ShouldBe(1);
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Reinstatement of Adele Vance: finished");
        bot.Kept.Ask<long>(dates).ShouldBe(0, "nothing follows any more from what was undone");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Whoever_is_back_is_in_the_private_and_shared_channels_again_and_owns_those_they_owned()
    {
        await using var bot = await BotHost.StartAsync();
        const string Bianca = "bianca.pisani@contoso.com";
        var before = (await bot.TruthAsync(Bianca))["channels"]!.ToJsonString();
        await bot.AsksForAsync(bot.Patti, "Bianca Pisani", ("groupOwner", "megan.bowen@contoso.com"));
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Bianca Pisani: finished");
        (await bot.TruthAsync(Bianca))["channels"]!.AsArray().ShouldBeEmpty();

        await bot.Patti.SaysAsync("reinstate Bianca");
        await bot.Patti.SeesCardAsync("Reinstate Bianca Pisani?");
        await bot.Patti.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the reinstatement of Bianca Pisani?");
        bot.Nestor.Card.Visible.ShouldContain("Prototype lab › Patents");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        (await bot.TruthAsync(Bianca))["channels"]!.ToJsonString().ShouldBe(before);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Only_who_asked_HR_and_approvers_may_ask_and_never_the_person_itself()
    {
        await using var bot = await BotHost.StartAsync();
        await OffboardedAsync(bot);
        var request = await bot.RequestIdAsync();

        await bot.Christie.SaysAsync("reinstate Adele");
        bot.Christie.Text.ShouldBe("I know of no finished offboarding of Adele that you could undo.");
        await bot.Adele.SaysAsync("reinstate Adele");
        bot.Adele.Text.ShouldBe("I know of no finished offboarding of Adele that you could undo.");

        // Nor by a button that no card of theirs has.
        await bot.Christie.SaysAsync("help");
        var help = bot.Christie.Messages[^1].Id;
        await bot.Christie.SendsAsync(help, "reinstate.start", "Reinstate", new JObject(new JProperty("request", request)));
        await bot.Christie.SeesCardAsync("You cannot ask for this.");
        bot.Christie.Messages.ShouldAllBe(m => !m.Visible.Contains("Adele Vance", StringComparison.Ordinal));

        await bot.Patti.SaysAsync("reinstate Adele");
        await bot.Patti.SeesCardAsync("Reinstate Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asks_for_a_reinstatement_cannot_approve_it()
    {
        await using var bot = await BotHost.StartAsync();
        await OffboardedAsync(bot);
        await bot.Joni.OpensChatAsync();

        await bot.Nestor.SaysAsync("reinstate Adele");
        await bot.Nestor.SeesCardAsync("Reinstate Adele Vance?");
        await bot.Nestor.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Reinstatement of Adele Vance: waiting for approval");
        await bot.Joni.SeesCardAsync("Approve the reinstatement of Adele Vance?");

        bot.Nestor.Card.Buttons.ShouldNotContain("Approve");
        await bot.Nestor.PressesAsync(bot.Joni.Messages[^1] with { Id = bot.Nestor.Messages[^1].Id }, "Approve");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task What_somebody_changed_since_is_named_and_left()
    {
        await using var bot = await BotHost.StartAsync();
        await OffboardedAsync(bot, ("mailbox", "Forward"), ("mailTo", "alex.wilber@contoso.com"));
        await bot.Services.GetRequiredService<Tenant>().Mailboxes.SetForwardingAsync(bot.Adele.Id, "patti.fernandez@contoso.com", keepCopy: true, CancellationToken.None);

        await ReinstatedAsync(bot);

        var after = await bot.TruthAsync(Story.Adele);
        ((string?)after["mailbox"]!["forwardingSmtpAddress"]).ShouldBe("patti.fernandez@contoso.com");
        ((bool)after["accountEnabled"]!).ShouldBeTrue();
        bot.Nestor.Card.Visible.ShouldContain("Somebody changed this since the offboarding, so it was left as it is: patti.fernandez@contoso.com");
    }

    [Fact]
    public async Task A_reinstatement_has_evidence_of_its_own_and_is_not_offered_again()
    {
        await using var bot = await BotHost.StartAsync();
        await OffboardedAsync(bot);
        var offboarding = await bot.RequestIdAsync();
        await ReinstatedAsync(bot);
        var reinstatement = await bot.RequestIdAsync();

        var entries = await bot.Services.GetRequiredService<IJournal>().EntriesAsync(new RequestId(reinstatement), CancellationToken.None);
        var evidence = new EvidenceMaker(WordList.English).Make(entries, signature: null, DateTimeOffset.UnixEpoch);

        evidence.Report.Kind.ShouldBe(RequestKind.Reinstatement);
        evidence.Report.Choices.Reinstates!.Of.Value.ShouldBe(offboarding);
        new EvidencePage(WordList.English).Write(evidence, flaw: null).ShouldContain("Evidence: reinstatement of Adele Vance");
        await bot.Megan.SaysAsync("reinstate Adele");
        await bot.Megan.SeesAsync("I know of no finished offboarding of Adele that you could undo.");
    }

    [Fact]
    public async Task Whoever_has_gaps_left_can_be_reinstated_again_and_whoever_has_none_cannot()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await OffboardedAsync(bot);
        await bot.FailTenantAsync("graph POST /users/.*/assignLicense", 400, times: 1000);
        await AskedAndApprovedAsync(bot);
        await SkippedAsync(bot.Nestor);
        await bot.Nestor.SeesCardAsync("What must come first was not proven");
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Reinstatement of Adele Vance: finished");
        RoundTrip.Differences(before, await bot.TruthAsync(Story.Adele)).ShouldNotBeEmpty();
        var dates = "select count(*) from requests where kind = 'Offboarding' and next_at is not null";
        bot.Kept.Ask<long>(dates).ShouldBe(1, "the licence is still missing");

        await bot.HealTenantAsync();
        await ReinstatedAsync(bot);

        RoundTrip.Differences(before, await bot.TruthAsync(Story.Adele)).ShouldBeEmpty();
        bot.Kept.Ask<long>(dates).ShouldBe(0);
        await bot.Megan.SaysAsync("reinstate Adele");
        await bot.Megan.SeesAsync("I know of no finished offboarding of Adele that you could undo.");
    }

    private static async Task SkippedAsync(Person approver)
    {
        while (approver.Card.Buttons.Contains("Save the reason") && approver.Card.Buttons.Contains("Retry"))
        {
            var seen = approver.Card.Visible;
            await approver.PressesAsync("Save the reason", ("Reason", "Not today."));
            approver.Card.Visible.ShouldNotBe(seen);
        }
    }

    private static async Task OffboardedAsync(BotHost bot, params (string Input, string Value)[] choices)
    {
        await bot.AsksForAsync(bot.Megan, "Adele", choices);
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Adele Vance: finished");
    }

    private static async Task ReinstatedAsync(BotHost bot)
    {
        await AskedAndApprovedAsync(bot);
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Reinstatement of Adele Vance: finished");
    }

    private static async Task AskedAndApprovedAsync(BotHost bot)
    {
        await bot.Megan.SaysAsync("reinstate Adele");
        await bot.Megan.SeesCardAsync("Reinstate Adele Vance?");
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the reinstatement of Adele Vance?");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
    }
}
