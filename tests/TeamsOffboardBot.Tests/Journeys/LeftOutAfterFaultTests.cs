using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>A step is left out while nobody knows what came of its last try: what is said of it afterwards is what the tenant shows.</summary>
public sealed class LeftOutAfterFaultTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Theory]
    [InlineData("Delete now")]
    [InlineData("Agree to the deletion")]
    public async Task A_deletion_that_is_stopped_after_it_took_effect_is_called_done(string agrees)
    {
        await using var bot = await FailingAsync(agrees, effect: "happens");

        await StopsAsync(bot);
        await EndAsync(bot);

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeTrue();
        bot.Joni.Card.Visible.ShouldContain("Delete the account – done and checked: The bot looked after it was skipped: its effect is there");
        bot.Joni.Card.Visible.ShouldContain("can no longer be restored");
    }

    [Fact]
    public async Task A_deletion_that_is_stopped_before_it_took_effect_is_tried_no_more()
    {
        await using var bot = await FailingAsync("Delete now", effect: "none");

        await StopsAsync(bot);
        await EndAsync(bot);

        _time.AdvanceTo(Begin.AddDays(90));
        await bot.Nestor.SaysAsync("status");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.Joni.Card.Visible.ShouldContain("Delete the account – skipped by Megan Bowen: She comes back in March.");
    }

    [Fact]
    public async Task Of_a_deletion_that_is_stopped_and_that_nobody_can_look_at_it_is_said_that_it_may_be_done()
    {
        await using var bot = await FailingAsync("Delete now", effect: "happens");

        await StopsAsync(bot);
        await _time.UntilAsync(bot.Joni.SeesCardAsync("She comes back in March. A try before may have had its effect: the bot is looking."));
        await _time.AdvanceUntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'run-finished'") == 1);
        await _time.UntilAsync(bot.Joni.SeesAsync("Offboarding of Adele Vance: finished"));

        bot.Joni.Card.Visible.ShouldContain("She comes back in March.");
        bot.Joni.Card.Visible.ShouldContain("may have had its effect, and the bot could not look");
    }

    [Fact]
    public async Task A_deletion_whose_try_failed_can_be_put_off_and_is_asked_about_anew()
    {
        await using var bot = await FailingAsync("Delete now", effect: "none");

        await _time.UntilAsync(bot.Joni.PressesAsync("30 days later"));
        await bot.Tenant.DeleteAsync(new Uri("/_tenant/faults", UriKind.Relative));
        await _time.UntilAsync(bot.Joni.SeesCardAsync("the account is deleted, if an approver agrees once more."));

        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_failed_step_that_is_skipped_after_it_took_effect_is_called_done_and_what_needs_it_goes_on()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "exchange Set-Mailbox", requestBody = "Shared", status = 400, times = 1, effect = "happens" });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();

        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.PressesAsync("Save the reason", ("Reason", "The mailbox is kept as it is."));
        await bot.Nestor.SeesCardAsync("Convert to shared mailbox – done and checked: The bot looked after it was skipped: its effect is there");
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");

        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_that_is_skipped_while_it_takes_effect_is_not_said_to_be_left_out_alone()
    {
        await using var bot = await BotHost.StartAsync(_time);
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("litigationHold", "true"), ("litigationHoldDays", "365")));
        await bot.FaultsAsync(new { match = "exchange Set-Mailbox", requestBody = "LitigationHoldEnabled", status = 400, times = 1, effect = "happens" });
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());

        await _time.UntilAsync(bot.Nestor.PressesAsync("Save the reason", ("Reason", "No hold.")));

        await _time.UntilAsync(bot.Nestor.SeesCardAsync("No hold. A try before it was skipped has begun it, and Microsoft 365 is still at it."));
    }

    /// <summary>The deletion was agreed to and tried; the answer was a failure, and so is every look since: the bot waits to try again.</summary>
    private async Task<BotHost> FailingAsync(string agrees, string effect)
    {
        var bot = await BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49), MaxTries = 3 })));
        await bot.Joni.OpensChatAsync();
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", ("mailbox", "Keep"), ("oneDrive", "Keep"), ("autoReply", "false"), ("deleteAccount", "true"), ("deleteAccountAfterDays", "30")));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        _time.AdvanceTo(Begin.AddDays(27.5));
        await _time.UntilAsync(bot.Joni.SeesCardAsync("Delete the account of Adele Vance?"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Delete the account of Adele Vance?"));

        await bot.FaultsAsync(new { match = "graph DELETE /users/", status = 503, times = 1000, effect });
        await _time.UntilAsync(bot.Joni.PressesAsync(agrees));
        if (agrees != "Delete now")
        {
            await _time.UntilAsync(bot.Joni.SeesCardAsync("Agreed once more by Joni Sherman"));
            _time.AdvanceTo(Begin.AddDays(30.01));
        }

        await _time.UntilAsync(Patience.UntilAsync(async () => (await bot.CallsAsync()).Any(call => call.Status == 503)));
        await bot.FaultsAsync(new { match = $"graph GET /users/{bot.Adele.Id}", status = 503, times = 1000 });
        await _time.UntilAsync(Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-retry-scheduled'") > 0));
        return bot;
    }

    private async Task StopsAsync(BotHost bot)
    {
        await _time.UntilAsync(bot.Megan.PressesAsync("Stop the deletion", ("Reason", "She comes back in March.")));
        await _time.UntilAsync(Patience.UntilAsync(() => bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal WHERE kind = 'step-skipped'") == 1));
    }

    /// <summary>The service is well again.</summary>
    private async Task EndAsync(BotHost bot)
    {
        await bot.Tenant.DeleteAsync(new Uri("/_tenant/faults", UriKind.Relative));
        await _time.UntilAsync(bot.Joni.SeesAsync("Offboarding of Adele Vance: finished"));
        bot.ShouldBeQuiet();
    }
}
