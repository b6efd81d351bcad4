using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Patti of HR asks for Elvia, who may activate a directory role; Nestor and Joni approve.</summary>
public sealed class TwoApproverTests
{
    private const string Elvia = "elvia.atkins@contoso.com";

    [Fact]
    public async Task Nothing_happens_before_the_second_approval_and_everybody_is_told_of_each()
    {
        await using var bot = await BotHost.StartAsync();
        await AskAsync(bot);
        var before = await bot.TruthAsync(Elvia);
        bot.Nestor.Card.Visible.ShouldContain("two approvers must agree");

        await bot.Nestor.ApprovesAsync();

        await bot.Joni.SeesAsync("Nestor Wilke approved the offboarding of Elvia Atkins. A second approver must agree before anything happens.");
        await bot.Patti.SeesAsync("Nestor Wilke approved the offboarding of Elvia Atkins. A second approver must agree before anything happens.");
        bot.Nestor.Card.Visible.ShouldContain("one approver other than Nestor Wilke");
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesAsync("Another approver has to agree as well.");
        (await bot.TruthAsync(Elvia)).ToJsonString().ShouldBe(before.ToJsonString());

        await bot.Joni.SeesCardAsync("Nestor Wilke on");
        await bot.Joni.ApprovesAsync();
        await bot.Patti.SeesAsync("Joni Sherman approved the offboarding of Elvia Atkins. It has begun.");
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.SeesCardAsync("approved by Nestor Wilke, Joni Sherman");
        ((bool)(await bot.TruthAsync(Elvia))["accountEnabled"]!).ShouldBeFalse();
        (await bot.TruthAsync(Elvia))["licences"]!.AsArray().ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Changed_choices_make_the_first_approval_void_and_everybody_is_told()
    {
        await using var bot = await BotHost.StartAsync();
        await AskAsync(bot);
        await bot.Joni.ApprovesAsync();

        await bot.Nestor.PressesAsync("Change choices");
        await bot.Nestor.PressesAsync("Save the changes", ("removeLicences", "false"));

        await bot.Joni.SeesAsync("The approval given before counts no more.");
        await bot.Patti.SeesAsync("The approval given before counts no more.");
        await bot.Joni.SeesCardAsync("Nestor Wilke changed the choices after Joni Sherman had approved.");
        await bot.Nestor.ApprovesAsync();
        ((bool)(await bot.TruthAsync(Elvia))["accountEnabled"]!).ShouldBeTrue();
        await bot.Joni.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Elvia Atkins: finished");
        (await bot.TruthAsync(Elvia))["licences"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_approver_alone_is_too_few_and_the_sentence_says_so()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.OpensChatAsync();
        await bot.Patti.SaysAsync("offboard Elvia");
        await bot.Patti.SeesCardAsync("your choices");
        await bot.Patti.PressesAsync("Next");
        await bot.Patti.SeesCardAsync("Submit for approval");

        await bot.Patti.PressesAsync("Submit for approval");

        (bot.Patti.Strip ?? bot.Patti.Card.Visible).ShouldContain("Only one approver has opened this bot yet. Nothing was sent.");
        (await bot.RequestCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task When_time_presses_the_first_approval_locks_out_and_the_second_releases_the_rest()
    {
        await using var bot = await BotHost.StartAsync(services: Immediately);
        await AskAsync(bot);
        var before = await bot.TruthAsync(Elvia);

        await bot.Nestor.PressesAsync("Approve");
        await bot.Patti.SeesAsync("sign-in is being blocked now. The rest waits for a second approver.");
        await bot.Joni.SeesCardAsync("Nestor Wilke started it on");
        await bot.LocksOutAsync(Elvia);

        LockedOutOnly(before, await bot.TruthAsync(Elvia));
        await bot.Joni.SeesCardAsync("Approve");
        await bot.Joni.PressesAsync("Approve");
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Elvia Atkins: finished");
        var after = await bot.TruthAsync(Elvia);
        after["groups"].Names("displayName").ShouldNotContain("VPN users");
        (await bot.CallsAsync()).Count(c => c.Operation.EndsWith("/revokeSignInSessions", StringComparison.Ordinal)).ShouldBe(3);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_rejection_after_the_lock_out_says_on_every_card_what_stays_and_how_to_undo_it()
    {
        await using var bot = await BotHost.StartAsync(services: Immediately);
        await AskAsync(bot);
        var before = await bot.TruthAsync(Elvia);
        await bot.Nestor.PressesAsync("Approve");
        await bot.LocksOutAsync(Elvia);

        await bot.Joni.PressesAsync("Reject the request", ("Reason", "Not before Monday."));

        foreach (var person in new[] { bot.Patti, bot.Nestor, bot.Joni })
        {
            await person.SeesCardAsync("Nestor Wilke started the lock-out on");
            person.Card.Visible.ShouldContain("In the Microsoft Entra admin center open the user elvia.atkins@contoso.com and enable the account.");
            person.Card.Visible.ShouldNotContain("Nothing was changed");
        }

        await bot.Nestor.SeesAsync("The lock-out that was started before stays.");
        LockedOutOnly(before, await bot.TruthAsync(Elvia));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_withdrawal_after_the_lock_out_says_what_stays()
    {
        await using var bot = await BotHost.StartAsync(services: Immediately);
        await AskAsync(bot);
        await bot.Nestor.PressesAsync("Approve");
        await bot.LocksOutAsync(Elvia);

        await bot.Patti.PressesAsync("Withdraw");

        await bot.Patti.SeesCardAsync("Sign-in stays blocked");
        await bot.Joni.SeesAsync("Patti Fernandez withdrew the request to offboard Elvia Atkins. The lock-out that was started before stays");
        ((bool)(await bot.TruthAsync(Elvia))["accountEnabled"]!).ShouldBeFalse();
    }

    private static void LockedOutOnly(JsonObject before, JsonObject after)
    {
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        ((string)after["password"]!["changedAt"]!).ShouldNotBe((string)before["password"]!["changedAt"]!);
        foreach (var untouched in new[] { "licences", "mailbox", "oneDrive" })
        {
            after[untouched]?.ToJsonString().ShouldBe(before[untouched]?.ToJsonString(), untouched);
        }

        before["groups"].Names("displayName").Except(after["groups"].Names("displayName")).ShouldBeSubsetOf(["All employees"]);
    }

    private static async Task AskAsync(BotHost bot)
    {
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAsync(bot.Patti, "Elvia");
        await bot.Joni.SeesCardAsync("Approve the offboarding");
    }

    private static void Immediately(IServiceCollection services) => services.AddSingleton(Options.Create(
        new ProfilesOptions { Items = [new ProfileOptions { Name = "ImmediateTermination", Immediate = true, AutoReply = false, RemoveLicences = false }] }));
}
