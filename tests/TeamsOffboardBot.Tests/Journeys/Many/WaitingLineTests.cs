using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;
using Person = TeamsOffboardBot.Tests.Journeys.Harness.Person;

namespace TeamsOffboardBot.Tests.Journeys.Many;

/// <summary>A line of a list comes to where it waits for a person: who can act hears of it, by name, and once.</summary>
public sealed class WaitingLineTests
{
    private const string Channel = "19:operations@thread.tacv2";
    private const string Thread = $"{Channel};messageid=1700000000000";
    private const string Alex = "a0000000-0000-4000-8000-000000000003";

    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task Who_decided_hears_once_of_each_line_that_waits_for_them_and_not_again_for_each_task_they_close()
    {
        await using var bot = await ApprovedAsync();
        await BothWaitAsync(bot);

        await ClosedAsync(bot);

        NewsOf(bot.Nestor, "Adele Vance").ShouldBe(1);
        NewsOf(bot.Nestor, "Alex Wilber").ShouldBe(1);
        CountOf(bot.Joni, "of list").ShouldBe(0, "who decided can act");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_first_line_that_waits_is_told_of_while_another_still_runs_and_the_other_when_it_waits_as_well()
    {
        await using var bot = await AskedAsync();
        await bot.FailTenantAsync($"graph POST /users/{Alex}/revokeSignInSessions", 503, times: 1000, retryAfter: "3600");
        await _time.UntilAsync(bot.Nestor.PressesAsync("Approve 2"));

        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Adele Vance needs you. It stands on top of the card of list"));
        bot.Kept.Ask<long>($"SELECT COUNT(*) FROM requests WHERE stage = 'Running' AND leaver_id = '{Alex}'").ShouldBe(1);
        NewsOf(bot.Nestor, "Alex Wilber").ShouldBe(0);

        await bot.HealTenantAsync();
        _time.Advance(TimeSpan.FromHours(2));
        await _time.UntilAsync(bot.Nestor.SeesAsync("The offboarding of Alex Wilber needs you."));
        NewsOf(bot.Nestor, "Adele Vance").ShouldBe(1);
    }

    [Fact]
    public async Task The_approvals_channel_hears_of_the_lines_that_wait_when_nobody_who_decided_can_act_and_only_then()
    {
        await using var bot = await ApprovedAsync(bot => [bot.Nestor, bot.Joni]);
        await BothWaitAsync(bot);
        await ClosedAsync(bot);
        InThread(bot).ShouldBeEmpty("who decided can act");
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);

        _time.AdvanceTo(Begin.AddDays(27.5));

        await _time.UntilAsync(Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM requests WHERE stage = 'WaitingForPeople'") == 2));
        await _time.UntilAsync(bot.Teams.WaitForAsync(() => InThread(bot).Any(said => said.Contains("Adele Vance", StringComparison.Ordinal)), () => "nothing was said of Adele in the channel"));
        await _time.UntilAsync(bot.Teams.WaitForAsync(() => InThread(bot).Any(said => said.Contains("Alex Wilber", StringComparison.Ordinal)), () => "nothing was said of Alex in the channel"));
        InThread(bot).Count(said => said.Contains("Adele Vance", StringComparison.Ordinal)).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_channel_that_somebody_on_the_list_is_in_hears_nothing()
    {
        await using var bot = await ApprovedAsync(bot => [bot.Nestor, bot.Joni, bot.Adele]);
        await BothWaitAsync(bot);
        await ClosedAsync(bot);
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);

        _time.AdvanceTo(Begin.AddDays(27.5));
        await _time.UntilAsync(Patience.UntilAsync(() => NewsOf(bot.Joni, "Adele Vance") == 1 && NewsOf(bot.Joni, "Alex Wilber") == 1));

        bot.Teams.MessagesIn(Channel).ShouldAllBe(m => !m.Visible.Contains("Adele Vance", StringComparison.Ordinal));
        InThread(bot).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_waits_again_after_it_went_on_is_told_again_and_where_who_decided_can_act_no_more_to_everybody_who_can()
    {
        await using var bot = await ApprovedAsync();
        await BothWaitAsync(bot);
        await ClosedAsync(bot);
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        var (adele, alex) = (NewsOf(bot.Nestor, "Adele Vance"), NewsOf(bot.Nestor, "Alex Wilber"));

        _time.AdvanceTo(Begin.AddDays(27.5));

        await _time.UntilAsync(Patience.UntilAsync(() => NewsOf(bot.Joni, "Adele Vance") == 1 && NewsOf(bot.Joni, "Alex Wilber") == 1));
        NewsOf(bot.Nestor, "Adele Vance").ShouldBe(adele, "who can do nothing about it need not know");
        NewsOf(bot.Nestor, "Alex Wilber").ShouldBe(alex);
    }

    /// <summary>Patti asked for two, whose accounts are to be deleted after 30 days if somebody agrees again; Nestor approves both with one press.</summary>
    /// <param name="inChannel">Who is where the approvals come to; null when they come to no channel.</param>
    private async Task<BotHost> ApprovedAsync(Func<BotHost, Person[]>? inChannel = null)
    {
        var bot = await AskedAsync(inChannel);
        await _time.UntilAsync(bot.Nestor.PressesAsync("Approve 2"));
        return bot;
    }

    private async Task<BotHost> AskedAsync(Func<BotHost, Person[]>? inChannel = null)
    {
        var deletes = new ProfileOptions { Name = "Deletion", Mailbox = MailboxChoice.Keep, OneDrive = OneDriveChoice.Keep, AutoReply = false, DeleteAccountAfterDays = 30 };
        var bot = await BotHost.StartAsync(_time, services => services
            .AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) }))
            .AddSingleton(Options.Create(new ProfilesOptions { Items = [deletes] })));
        await bot.Nestor.OpensChatAsync();
        await bot.Joni.OpensChatAsync();
        if (inChannel is not null)
        {
            bot.Teams.Gather(Channel, inChannel(bot));
            bot.Teams.Gather(Thread, inChannel(bot));
            await bot.Nestor.SaysInGroupAsync("approvals here", Thread, "channel");
        }

        await _time.UntilAsync(bot.Patti.SaysAsync("Name;Last day\nadele.vance@contoso.com;\nalex.wilber@contoso.com;\n"));
        await _time.UntilAsync(bot.Patti.SeesCardAsync("2 offboardings, ready to submit"));
        await _time.UntilAsync(bot.Patti.PressesAsync("Submit 2 for approval"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Approve 2 offboardings?"));
        await _time.UntilAsync(bot.Joni.SeesCardAsync("Approve 2 offboardings?"));
        return bot;
    }

    /// <summary>Both wait, and Nestor has heard of both: in one sentence, or in one for each if one came first.</summary>
    private Task BothWaitAsync(BotHost bot) => _time.UntilAsync(Patience.UntilAsync(() => NewsOf(bot.Nestor, "Adele Vance") == 1 && NewsOf(bot.Nestor, "Alex Wilber") == 1));

    /// <summary>Every task of both is closed, and that is noted on the list.</summary>
    private async Task ClosedAsync(BotHost bot)
    {
        await _time.UntilAsync(ClosesAllAsync(bot, "Adele"));
        await _time.UntilAsync(ClosesAllAsync(bot, "Alex Wilber"));
        await _time.UntilAsync(Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM list_copies WHERE told LIKE '%lines-'") > 0));
    }

    private static async Task ClosesAllAsync(BotHost bot, string name)
    {
        await bot.Nestor.SaysAsync($"status {name}");
        await bot.Nestor.SeesCardAsync("Save as done");
        await bot.Nestor.ClosesAllTasksAsync();
    }

    /// <summary>What the list says in the channel, as answers to its card.</summary>
    private static IReadOnlyList<string> InThread(BotHost bot) =>
        [.. bot.Teams.MessagesIn(Channel).Where(m => m.Card is not null).SelectMany(card => bot.Teams.MessagesIn($"{Channel};messageid={card.Id}")).Select(m => m.Visible).Where(said => said.Contains("of list", StringComparison.Ordinal))];

    /// <summary>Messages in which the list says of somebody that they wait.</summary>
    private static int NewsOf(Person person, string name) => person.Messages.Count(m => m.Card is null
        && m.Visible.Contains("of list", StringComparison.Ordinal) && m.Visible.Contains(name, StringComparison.Ordinal));

    private static int CountOf(Person person, string said) => person.Messages.Count(m => m.Card is null && m.Visible.Contains(said, StringComparison.Ordinal));
}
