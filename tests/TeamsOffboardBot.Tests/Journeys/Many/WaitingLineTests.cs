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
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task Who_decided_hears_in_one_sentence_who_of_the_list_waits_for_them_and_not_again_for_each_task_they_close()
    {
        await using var bot = await ApprovedAsync();
        await _time.UntilAsync(bot.Nestor.SeesAsync("2 offboardings of list"));
        bot.Nestor.Transcript.ShouldContain("need you: Adele Vance, Alex Wilber. They stand on top of its card.");

        await ClosedAsync(bot);

        CountOf(bot.Nestor, "of list").ShouldBe(1);
        CountOf(bot.Nestor, "needs you").ShouldBe(0, "the list says it for all");
        CountOf(bot.Joni, "need you").ShouldBe(0, "who decided can act");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_line_that_waits_again_after_it_went_on_is_told_again_and_where_who_decided_can_act_no_more_to_everybody_who_can()
    {
        await using var bot = await ApprovedAsync();
        await _time.UntilAsync(bot.Nestor.SeesAsync("2 offboardings of list"));
        await ClosedAsync(bot);
        await bot.RemoveAsync(Administration.Approvers, bot.Nestor);
        var known = CountOf(bot.Nestor, "need you");

        _time.AdvanceTo(Begin.AddDays(27.5));

        await _time.UntilAsync(bot.Joni.SeesAsync("need you: Adele Vance, Alex Wilber. They stand on top of its card."));
        CountOf(bot.Joni, "need you").ShouldBe(1);
        CountOf(bot.Nestor, "need you").ShouldBe(known, "who can do nothing about it need not know");
    }

    /// <summary>Patti asked for two, whose accounts are to be deleted after 30 days if somebody agrees again; Nestor approves both with one press.</summary>
    private async Task<BotHost> ApprovedAsync()
    {
        var deletes = new ProfileOptions { Name = "Deletion", Mailbox = MailboxChoice.Keep, OneDrive = OneDriveChoice.Keep, AutoReply = false, DeleteAccountAfterDays = 30 };
        var bot = await BotHost.StartAsync(_time, services => services
            .AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) }))
            .AddSingleton(Options.Create(new ProfilesOptions { Items = [deletes] })));
        await bot.Nestor.OpensChatAsync();
        await bot.Joni.OpensChatAsync();
        await _time.UntilAsync(bot.Patti.SaysAsync("Name;Last day\nadele.vance@contoso.com;\nalex.wilber@contoso.com;\n"));
        await _time.UntilAsync(bot.Patti.SeesCardAsync("2 offboardings, ready to submit"));
        await _time.UntilAsync(bot.Patti.PressesAsync("Submit 2 for approval"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Approve 2 offboardings?"));
        await _time.UntilAsync(bot.Joni.SeesCardAsync("Approve 2 offboardings?"));
        await _time.UntilAsync(bot.Nestor.PressesAsync("Approve 2"));
        return bot;
    }

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

    private static int CountOf(Person person, string said) => person.Messages.Count(m => m.Card is null && m.Visible.Contains(said, StringComparison.Ordinal));
}
