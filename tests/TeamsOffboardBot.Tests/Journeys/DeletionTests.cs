using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Restore;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>The account itself goes: at once, or later, and never with a mailbox that others work in.</summary>
public sealed class DeletionTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Input, string Value)[] KeepNothing =
        [("mailbox", "Keep"), ("oneDrive", "Keep"), ("autoReply", "false"), ("deleteAccount", "true")];

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task An_account_is_deleted_when_all_else_is_over()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", KeepNothing);
        bot.Nestor.Card.Visible.ShouldContain("Delete the account of Adele Vance");
        bot.Nestor.Card.Visible.ShouldContain("after 30 days nothing of it can be brought back");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["deleted"]!).ShouldBeTrue();
        after["licences"].Names("skuPartNumber").ShouldContain("SPE_E3", "it comes back with the account");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_account_that_is_to_be_deleted_later_is_deleted_when_another_person_agrees_once_more()
    {
        await using var bot = await WaitingAsync(days: 30);
        bot.Nestor.Card.Visible.ShouldContain("15 January 2027 10:00: the account is deleted, if an approver agrees once more.");
        await RetentionAsync(bot, days: 365);

        await AsksAsync(bot);
        bot.Megan.Card.Buttons.ShouldNotContain("Agree to the deletion", "who asked does not decide");
        await _time.UntilAsync(bot.Joni.SeesCardAsync("Delete the account of Adele Vance?"));
        await _time.UntilAsync(bot.Joni.PressesAsync("Agree to the deletion"));
        await _time.UntilAsync(bot.Joni.SeesCardAsync("the account is deleted. Agreed once more by Joni Sherman."));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse("its day has not come");
        await bot.RestartAsync();
        _time.AdvanceTo(Begin.AddDays(30.1));
        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));

        await _time.UntilAsync(bot.Joni.SeesCardAsync("14 February 2027"));
        bot.Joni.Card.Visible.ShouldContain("can no longer be restored");
        bot.Joni.Card.Visible.ShouldContain("15 January 2028");
        bot.Joni.Card.Visible.ShouldNotContain("the shortest time is assumed");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_an_answer_an_account_stays_and_the_question_is_asked_again_and_again()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);

        _time.AdvanceTo(Begin.AddDays(45));
        await _time.UntilAsync(bot.Joni.SeesAsync("Nobody has closed what is open in the offboarding of Adele Vance"));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();

        await _time.UntilAsync(bot.Nestor.PressesAsync("Agree to the deletion"));
        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Whoever_asked_can_stop_a_deletion_but_not_agree_to_it_or_put_it_off()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);
        var question = bot.Nestor.Messages.Last(m => m.Visible.Contains("Delete the account of Adele Vance?", StringComparison.Ordinal));
        foreach (var button in new[] { "Agree to the deletion", "Delete now", "30 days later" })
        {
            var (verb, title, data) = new CardView(question.Card!).Press(button, []);
            await _time.UntilAsync(bot.Megan.SendsAsync(bot.Megan.Messages[^1].Id, verb, title, data));
        }

        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind IN ('step-released', 'step-date-changed')").ShouldBe(0);
        await _time.UntilAsync(bot.Megan.PressesAsync("Stop the deletion", ("Reason", "She comes back in March.")));

        await _time.UntilAsync(bot.Nestor.SeesAsync("She comes back in March."));
        _time.AdvanceTo(Begin.AddDays(60));
        await bot.Nestor.SaysAsync("status");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_who_did_not_ask_deletes_at_once_instead_of_on_the_day()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);

        await _time.UntilAsync(bot.Joni.PressesAsync("Delete now"));

        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));
        _time.GetUtcNow().ShouldBeLessThan(Begin.AddDays(28));
        await _time.UntilAsync(bot.Joni.SeesAsync("Offboarding of Adele Vance: finished"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Whoever_stops_a_deletion_that_is_under_way_hears_what_came_of_it_and_nothing_says_that_it_was_stopped()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);
        await bot.LatencyAsync(graphMs: 1000, exchangeMs: 1000, sharepointMs: 1000);

        await _time.UntilAsync(bot.Joni.PressesAsync("Delete now"));
        await _time.UntilAsync(Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-started' AND seq > (SELECT MAX(seq) FROM journal WHERE kind = 'step-released')") > 0));
        await _time.UntilAsync(bot.Megan.PressesAsync("Stop the deletion", ("Reason", "She comes back in March.")));

        await _time.UntilAsync(bot.Joni.SeesAsync("Offboarding of Adele Vance: finished"));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeTrue();
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-skipped'").ShouldBe(0);
        bot.Megan.Messages.Select(m => m.Visible).ShouldContain(
            said => said.Contains("This offboarding is finished.", StringComparison.Ordinal) || said.Contains("The bot is at this very step now", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_deletion_of_somebody_with_a_directory_role_needs_two_to_agree_once_more()
    {
        await using var bot = await StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.ControlAsync("seed", new { groups = new[] { new { displayName = "Tier 0", isAssignableToRole = true, members = new[] { bot.Adele.Id } } } });
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", [.. KeepNothing, ("deleteAccountAfterDays", "30")]));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Joni.SeesCardAsync("Nestor Wilke"));
        await _time.UntilAsync(bot.Joni.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        await AsksAsync(bot);

        await _time.UntilAsync(bot.Nestor.PressesAsync("Agree to the deletion"));
        await _time.UntilAsync(Patience.UntilAsync(() => IsAtRest(bot)));
        _time.AdvanceTo(Begin.AddDays(31));
        await bot.Nestor.SaysAsync("status");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse("one alone does not delete");
        await _time.UntilAsync(bot.Joni.PressesAsync("Agree to the deletion"));
        await _time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_mailbox_that_somebody_shared_meanwhile_keeps_its_account_although_the_deletion_was_agreed_to()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);
        await bot.Services.GetRequiredService<Tenant>().Mailboxes.SetTypeAsync(bot.Adele.Id, ExchangeMailboxType.Shared, CancellationToken.None);

        await _time.UntilAsync(bot.Nestor.PressesAsync("Delete now"));

        await _time.UntilAsync(bot.Nestor.SeesCardAsync("A shared or forwarding mailbox hangs on this account"));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_deletion_that_is_put_off_needs_a_new_agreement()
    {
        await using var bot = await WaitingAsync(days: 30);
        await AsksAsync(bot);
        await _time.UntilAsync(bot.Nestor.PressesAsync("Agree to the deletion"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Agreed once more by Nestor Wilke"));

        await _time.UntilAsync(bot.Nestor.PressesAsync("30 days later"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("14 February 2027 10:00: the account is deleted, if an approver agrees once more."));
        _time.AdvanceTo(Begin.AddDays(31));
        await bot.Nestor.SaysAsync("status");

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Nobody_can_ask_to_delete_an_account_with_a_shared_mailbox()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard Adele");
        await bot.Megan.SeesCardAsync("your choices");
        await bot.Megan.SaysAsync("delete account after 30 days");
        await bot.Megan.SaysAsync("next");

        await bot.Megan.SeesCardAsync("The account cannot be deleted: a shared mailbox hangs on it.");
        bot.Megan.Card.Buttons.ShouldNotContain("Submit for approval");
    }

    /// <summary>The bot is at no step.</summary>
    private static bool IsAtRest(BotHost bot) => bot.Kept.Ask<string>("SELECT kind FROM journal ORDER BY seq DESC LIMIT 1") is not ("step-started" or "step-read" or "step-released");

    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));

    /// <summary>All is done, and every task closed; only the account is still there.</summary>
    private async Task<BotHost> WaitingAsync(int days)
    {
        var bot = await StartAsync();
        await bot.Joni.OpensChatAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", [.. KeepNothing, ("deleteAccountAfterDays", $"{days}")]));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        return bot;
    }

    /// <summary>The day is near, and everybody concerned knows.</summary>
    private async Task AsksAsync(BotHost bot)
    {
        _time.AdvanceTo(Begin.AddDays(27.5));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Delete the account of Adele Vance?"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Delete the account of Adele Vance?"));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
    }

    private static async Task RetentionAsync(BotHost bot, int days)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync("/_tenant/sharepoint-settings", new { deletedUserPersonalSiteRetentionPeriodInDays = days });
        answer.EnsureSuccessStatusCode();
    }
}
