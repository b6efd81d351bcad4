using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Who decides, and that nothing happens before.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task A_rejected_request_changes_nothing_and_the_requester_reads_the_reason()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Nestor.PressesAsync("Reject the request", ("Reason", "Adele stays until March."));

        await bot.Nestor.SeesCardAsync("rejected");
        await bot.Megan.SeesCardAsync("Adele stays until March.");
        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(before.ToJsonString());
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_requester_cannot_approve_their_own_request()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Joni, "Adele");
        var before = await bot.TruthAsync(Story.Adele);
        var card = bot.Nestor.Messages.Last(m => m.Card is not null);
        var (verb, title, data) = new CardView(card.Card!).Press("Approve", []);
        bot.Joni.Card.Buttons.ShouldNotContain("Approve");

        await bot.Joni.SendsAsync(bot.Joni.Messages[^1].Id, verb, title, data);

        await bot.Joni.SeesAsync("You asked for this yourself, so somebody else has to decide.");
        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Theory]
    [InlineData(24, "Christie Cline")]
    [InlineData(2, "Adele Vance")]
    [InlineData(1, "Megan Bowen")]
    public async Task Who_is_no_approver_cannot_approve_with_a_copied_card(int number, string name)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        var before = await bot.TruthAsync(Story.Adele);
        var (verb, title, data) = new CardView(bot.Nestor.Messages.Last(m => m.Card is not null).Card!).Press("Approve", []);
        var somebody = bot.Someone(number, name);
        await somebody.OpensChatAsync();

        var answer = await somebody.SendsAsync(somebody.Messages[^1].Id, verb, title, data);

        if (number != 1)
        {
            answer.ToString().ShouldNotContain("Adele");
        }

        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task An_approval_of_another_plan_hash_counts_for_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        var (verb, title, data) = new CardView(bot.Nestor.Messages.Last(m => m.Card is not null).Card!).Press("Approve", []);
        data["planHash"] = new string('0', 64);

        await bot.Nestor.SendsAsync(bot.Nestor.Messages[^1].Id, verb, title, data);

        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_approvers_at_once_make_one_decision_and_the_second_is_told_who_was_first()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Joni.SeesCardAsync("Approve the offboarding");
        var nestors = bot.Nestor.Messages.Last(m => m.Card is not null);
        var jonis = bot.Joni.Messages.Last(m => m.Card is not null);

        await Task.WhenAll(bot.Nestor.PressesAsync(nestors, "Approve"), bot.Joni.PressesAsync(jonis, "Approve"));

        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Joni.SeesRunAtRestAsync();
        var approver = bot.Joni.Card.Visible.Contains("approved by Nestor Wilke", StringComparison.Ordinal) ? "Nestor Wilke" : "Joni Sherman";
        bot.Nestor.Card.Visible.ShouldContain($"approved by {approver}");
        bot.Joni.Card.Visible.ShouldContain($"approved by {approver}");
        (await bot.CallsAsync()).Count(c => c.Operation.EndsWith("/assignLicense", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_approver_may_change_the_choices_and_approves_the_new_plan()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Nestor.PressesAsync("Change choices");
        await bot.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));
        await bot.Megan.SeesCardAsync("Nestor Wilke");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        after["licences"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_request_without_a_reachable_approver_is_not_accepted()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard Adele");
        await bot.Megan.SeesCardAsync("your choices");
        await bot.Megan.PressesAsync("Next");
        await bot.Megan.SeesCardAsync("Submit for approval");

        await bot.Megan.PressesAsync("Submit for approval");

        (bot.Megan.Strip ?? bot.Megan.Card.Visible).ShouldContain("approver");
        await bot.Nestor.OpensChatAsync();
        bot.Nestor.Transcript.ShouldNotContain("Adele");
    }
}
