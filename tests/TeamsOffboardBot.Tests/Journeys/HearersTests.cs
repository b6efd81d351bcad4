using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>A reminder reaches somebody who can act: rights and chats are those of the day it is due, not of the day of the approval.</summary>
public sealed class HearersTests
{
    private const string Channel = "19:operations@thread.tacv2";
    private const string Thread = $"{Channel};messageid=1700000000000";

    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task Where_who_approved_is_no_approver_any_more_every_approver_hears_from_the_first_reminder_on_and_can_act()
    {
        await using var bot = await FinishedAsync();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        foreach (var (day, left) in new[] { (46.1, "14 days left"), (53.1, "7 days left"), (59.1, "1 day left") })
        {
            _time.AdvanceTo(Begin.AddDays(day));
            await _time.UntilAsync(bot.Joni.SeesAsync(left));
            await _time.UntilAsync(bot.Megan.SeesAsync(left));
            CountOf(bot.Joni, left).ShouldBe(1);
        }

        CountOf(bot.Nestor, "left").ShouldBe(0, "who can do nothing about it need not know");
        await _time.UntilAsync(bot.Joni.PressesAsync("Save: nothing to do"));
        await _time.UntilAsync(bot.Megan.SeesAsync("Joni Sherman says that nothing has to be done."));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_gets_the_right_back_hears_again_and_the_others_need_not()
    {
        await using var bot = await FinishedAsync();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("14 days left"));

        await bot.AddAsync(Administration.Approvers, bot.Nestor);
        _time.AdvanceTo(Begin.AddDays(53.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("7 days left"));

        await _time.UntilAsync(bot.Megan.SeesAsync("7 days left"));
        CountOf(bot.Joni, "7 days left").ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Where_the_account_of_who_approved_is_disabled_somebody_else_hears_of_a_forwarding_that_ends_and_lets_it_go_on()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "60")));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        await bot.DisableAsync(bot.Nestor);

        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("14 days left"));
        await _time.UntilAsync(bot.Joni.PressesAsync("30 days later"));

        await _time.UntilAsync(bot.Megan.SeesAsync("16 March 2027"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Where_who_approved_has_removed_the_bot_somebody_else_hears()
    {
        await using var bot = await FinishedAsync();
        var removal = bot.Nestor.Activity("installationUpdate", bot.Nestor.Chat, "personal");
        removal["action"] = "remove";
        (await bot.Nestor.DeliverAsync(removal)).EnsureSuccessStatusCode();
        bot.Teams.FailIn(bot.Nestor.Chat, HttpStatusCode.Forbidden);

        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("14 days left"));
    }

    [Fact]
    public async Task A_chat_that_turns_out_to_be_gone_at_the_reminder_itself_brings_it_to_somebody_else()
    {
        await using var bot = await FinishedAsync();
        bot.Teams.FailIn(bot.Nestor.Chat, HttpStatusCode.Forbidden);

        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("14 days left"));
        _time.AdvanceTo(Begin.AddDays(53.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("7 days left"));
        CountOf(bot.Joni, "left").ShouldBe(2);
    }

    [Fact]
    public async Task An_approver_whose_chat_is_gone_holds_nobody_elses_card_up()
    {
        await using var bot = await FinishedAsync();
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        await bot.AddAsync(Administration.Approvers, bot.Christie);
        await bot.Christie.OpensChatAsync();
        bot.Teams.FailIn(bot.Christie.Chat, HttpStatusCode.Forbidden);

        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("14 days left"));
        await _time.UntilAsync(bot.Megan.SeesAsync("14 days left"));
    }

    [Fact]
    public async Task What_begins_to_wait_is_told_to_everybody_who_can_act_when_who_approved_cannot_any_more()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "3")));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        await bot.FailTenantAsync("exchange Set-Mailbox", 403, times: 1000);
        var known = CountOf(bot.Nestor, "needs you");

        _time.AdvanceTo(Begin.AddDays(3.1));

        await _time.UntilAsync(bot.Joni.SeesAsync("The offboarding of Adele Vance needs you"));
        await _time.UntilAsync(bot.Joni.SeesAsync("Stop forwarding"));
        CountOf(bot.Joni, "needs you").ShouldBe(1);
        CountOf(bot.Nestor, "needs you").ShouldBe(known, "who can do nothing about it need not know");
    }

    [Fact]
    public async Task What_begins_to_wait_is_told_to_who_approved_alone_while_they_can_act_and_whoever_they_are_in_an_outage()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "3")));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance needs you"));
        CountOf(bot.Joni, "needs you").ShouldBe(0);
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        await bot.FailTenantAsync("exchange Set-Mailbox", 403, times: 1000);
        await bot.FailTenantAsync("graph GET /groups/.*/transitiveMembers", 503, times: 1000);
        var before = CountOf(bot.Nestor, "needs you");

        _time.AdvanceTo(Begin.AddDays(3.1));

        await _time.UntilAsync(Patience.UntilAsync(() => CountOf(bot.Nestor, "needs you") > before));
        await bot.HealTenantAsync();
    }

    [Fact]
    public async Task Open_tasks_whose_approver_cannot_act_any_more_come_to_every_approver_at_once()
    {
        await using var bot = await StartAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);

        _time.Advance(TimeSpan.FromDays(3.1));
        await _time.UntilAsync(bot.Joni.SeesAsync($"Still open in the offboarding of Adele Vance: {Story.TasksOfAdele}, the oldest for 3 days."));

        CountOf(bot.Nestor, "Still open").ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_approvals_channel_hears_of_a_date_when_nobody_who_approved_can_act()
    {
        await using var bot = await StartAsync();
        bot.Teams.Gather(Channel, bot.Nestor, bot.Joni);
        bot.Teams.Gather(Thread, bot.Nestor, bot.Joni);
        await bot.Nestor.SaysInGroupAsync("approvals here", Thread, "channel");
        await FinishAsync(bot);
        _time.AdvanceTo(Begin.AddDays(46.1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("14 days left"));
        InChannel(bot).ShouldBe(0);

        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        _time.AdvanceTo(Begin.AddDays(53.1));
        await _time.UntilAsync(bot.Joni.SeesAsync("7 days left"));

        await _time.UntilAsync(bot.Teams.WaitForAsync(() => InChannel(bot) == 1, () => "nothing came to the channel"));
        bot.ShouldBeQuiet();
    }

    private static int CountOf(Person person, string text) => person.Messages.Count(m => m.Visible.Contains(text, StringComparison.Ordinal));

    /// <summary>Notices are answers to the card.</summary>
    private static int InChannel(BotHost bot)
    {
        var card = bot.Teams.MessagesIn(Channel).Last(m => m.Card is not null);
        return bot.Teams.MessagesIn($"{Channel};messageid={card.Id}").Count(m => m.Visible.Contains("date", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Without sweeps: whatever comes, comes at its own moment.</summary>
    private async Task<BotHost> StartAsync()
    {
        var bot = await BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));
        await bot.Joni.OpensChatAsync();
        return bot;
    }

    private async Task FinishAsync(BotHost bot)
    {
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("finished"));
    }

    private async Task<BotHost> FinishedAsync()
    {
        var bot = await StartAsync();
        await FinishAsync(bot);
        return bot;
    }
}
