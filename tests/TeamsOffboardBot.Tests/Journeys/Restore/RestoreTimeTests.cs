using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Reinstate;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Restore;

/// <summary>The hundred days after, for accounts that were deleted: what comes back on which day, and what does not any more.</summary>
public sealed class RestoreTimeTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Input, string Value)[] DeleteAtOnce =
        [("mailbox", "Keep"), ("oneDrive", "Keep"), ("autoReply", "false"), ("deleteAccount", "true")];

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task Offboarded_deleted_restored_and_reinstated_somebody_is_as_before_and_no_date_of_the_deletion_is_left()
    {
        await using var bot = await StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await DeletedAsync(bot);
        _time.AdvanceTo(Begin.AddDays(16.5));
        await _time.UntilAsync(bot.Nestor.SeesAsync("14 days left"));

        await _time.UntilAsync(bot.Nestor.PressesAsync("Restore the account"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Restore Adele Vance: what comes back"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Groups that were left before the deletion do not come back"));
        await bot.Megan.SaysAsync("restore Adele");
        await _time.UntilAsync(bot.Megan.SeesAsync("what comes back"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Next"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Submit for approval"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Approve restoring the account"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesAsync("Restoring the account of Adele Vance: finished"));
        bot.Kept.Ask<long>("select count(*) from requests where next_at is not null").ShouldBe(0, "nothing follows any more from a deletion that was taken back");

        await _time.UntilAsync(bot.Megan.SeesAsync("Restoring the account of Adele Vance: finished"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Undo the offboarding"));
        await _time.UntilAsync(bot.Megan.SeesAsync("Reinstate Adele Vance?"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Submit for approval"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Approve the reinstatement"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        RoundTrip.Differences(before, await bot.TruthAsync(Story.Adele)).ShouldBeEmpty();

        _time.AdvanceTo(Begin.AddDays(100));
        await bot.Megan.SaysAsync("status");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_is_approved_when_the_thirty_days_are_over_brings_nothing_back_and_says_so()
    {
        await using var bot = await StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.DeleteAsync(bot.Adele);
        _time.AdvanceTo(Begin.AddDays(29));
        await _time.UntilAsync(bot.AsksToRestoreAsync(bot.Patti, "Adele"));
        _time.AdvanceTo(Begin.AddDays(30.2));

        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("its 30 days are over, or somebody deleted it for good"));

        await bot.Patti.SaysAsync("restore Adele");
        await _time.UntilAsync(bot.Patti.SeesAsync("I find no deleted account like Adele"));
    }

    [Fact]
    public async Task An_account_from_Active_Directory_comes_back_from_there_and_the_bot_looks()
    {
        await using var bot = await StartAsync();
        await bot.ControlAsync("on-premises", new { user = "lee.gu@contoso.com", deleted = true });
        await bot.ControlAsync("clock", new { advance = "00:31:00" });
        ((bool)(await bot.TruthAsync("lee.gu@contoso.com"))["deleted"]!).ShouldBeTrue();

        await _time.UntilAsync(bot.AsksToRestoreAsync(bot.Patti, "Lee Gu"));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("in Active Directory, from its recycle bin"));
        await _time.UntilAsync(bot.Nestor.PressesAsync("Save as done"));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Synchronisation has not brought the account back yet"));
        await bot.ControlAsync("on-premises", new { user = "lee.gu@contoso.com", deleted = false, accountEnabled = false });
        await bot.ControlAsync("clock", new { advance = "00:31:00" });
        await _time.UntilAsync(bot.Nestor.PressesAsync("Save as done"));

        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Restoring the account of Lee Gu: finished"));
        ((bool)(await bot.TruthAsync("lee.gu@contoso.com"))["deleted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Licences_without_a_free_seat_are_told_before_and_left_to_a_person_after()
    {
        await using var bot = await StartAsync();
        await bot.DeleteAsync(bot.Adele);
        await bot.ControlAsync("seed", new { users = Enumerable.Range(1, 10).Select(i => new { userPrincipalName = $"phone{i}@contoso.com", displayName = $"Phone {i}", skus = new[] { "MCOEV" } }) });

        await _time.UntilAsync(bot.AsksToRestoreAsync(bot.Patti, "Adele"));
        bot.Nestor.Card.Visible.ShouldContain("No seat is free for:");
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("waiting for people", without: "Running:"));
        await _time.UntilAsync(bot.Nestor.SeesAsync("does not have any available licenses"));

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["deleted"]!).ShouldBeFalse("one step that fails stops no other");
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        after["licences"].Names("skuPartNumber").ShouldContain("SPE_E3");
        after["licences"].Names("skuPartNumber").ShouldNotContain("MCOEV");
    }

    /// <summary>Without sweeps: whatever comes, comes at its own moment.</summary>
    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));

    /// <summary>Megan had her offboarded, and the account is gone.</summary>
    private async Task DeletedAsync(BotHost bot)
    {
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", DeleteAtOnce));
        await _time.UntilAsync(bot.Nestor.ApprovesAsync());
        await _time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await _time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Offboarding of Adele Vance: finished"));
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeTrue();
    }
}
