using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Trust;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Many;

/// <summary>Lists that take longer than a process lives, or than people decide.</summary>
public sealed class LongListTests
{
    [Fact]
    public async Task Five_hundred_are_read_in_batches_while_the_card_says_how_far_and_a_restart_loses_none()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.HiresAsync(500);

        await bot.DropsAsync(bot.Patti, "leavers.csv", Listing.Lines(500));
        bot.Patti.Card.Title.ShouldBe("Reading 500 lines");
        await bot.WaitsAsync(() => bot.Patti.Card.Visible is var seen && seen.Contains("of 500 are read.", StringComparison.Ordinal) && !seen.Contains("\n0 of 500", StringComparison.Ordinal), () => bot.Patti.Transcript);
        await bot.RestartAsync();
        await bot.WaitsAsync(() => bot.Patti.Card.Title == "500 offboardings, ready to submit", () => bot.Patti.Transcript);

        await bot.Patti.SeesAsync("Your list is read: 500 can be submitted.");
        var calls = await bot.CallsAsync("graph");
        calls.Items.ShouldBeGreaterThan(5000);
        calls.Requests.ShouldBeLessThan(calls.Items / 8);
        await bot.Patti.PressesAsync("More");
        bot.Patti.Card.Visible.ShouldContain("9–16 of 500");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Approvers_are_reminded_of_a_list_in_one_sentence_and_its_requester_hears_of_the_expiry_in_one()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotHost.StartAsync(time);
        await time.UntilAsync(bot.AsksForThreeAsync());

        time.Advance(TimeSpan.FromDays(1.1));
        await time.UntilAsync(bot.Nestor.SeesAsync("3 offboardings that Patti Fernandez asked for"));
        time.Advance(TimeSpan.FromDays(6));
        await time.UntilAsync(bot.Patti.SeesAsync("Nobody decided in time on 3 offboardings of your list"));
        await time.UntilAsync(bot.Nestor.SeesCardAsync("3 offboardings, all over"));

        bot.Nestor.Messages.Count(m => m.Visible.Contains("still wait for a decision", StringComparison.Ordinal)).ShouldBeInRange(1, 2);
        (await bot.EventsAsync("request-expired")).ShouldBe(3);
        bot.ShouldBeQuiet();
    }
}
