using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Restore;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Reinstate;

/// <summary>A reinstatement is approved and cannot begin, because the facts cannot be read: what nobody could undo waits for its end, whatever was agreed to before.</summary>
public sealed class HeldDeletionTests : ComingBack
{
    [Fact]
    public async Task A_deletion_that_was_agreed_to_does_not_come_on_its_day_while_an_approved_reinstatement_waits_and_never_after_it()
    {
        await using var bot = await StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        var offboarding = await AgreedAsync(bot);
        var reinstatement = await ApprovedAsync(bot);

        await HeldAsync(bot, offboarding);

        await ShowsAsync(bot.Nestor, offboarding, "Offboarding Adele Vance", $"the account was to be deleted. That waits, because reinstatement {reinstatement} is approved.");
        await ShowsAsync(bot.Megan, offboarding, "Offboarding Adele Vance", $"Delete the account – waits: Reinstatement {reinstatement} is approved: until that has ended, nothing is begun that cannot be undone.");
        (await EvidenceOfAsync(bot, offboarding)).ShouldContain($"Delete the account was not begun, because reinstatement {reinstatement} is approved.");
        await bot.RestartAsync();
        Time.AdvanceTo(Begin.AddDays(33));
        await Time.UntilAsync(Patience.UntilAsync(() => KindsOf(bot, offboarding).Count(k => k == "step-held") > 1));
        (await IsDeletedAsync(bot)).ShouldBeFalse();
        await bot.HealTenantAsync();
        Time.Advance(TimeSpan.FromHours(1));
        await FinishedAsync(bot);
        RoundTrip.Differences(before, await bot.TruthAsync(Story.Adele)).ShouldBeEmpty();
        KindsOf(bot, offboarding).Count(k => k == "step-skipped").ShouldBe(1);
        await Time.UntilAsync(Patience.UntilAsync(() => KindsOf(bot, offboarding)[^1] == "run-finished"));
        bot.Nestor.Messages.ShouldNotContain(m => m.Visible.Contains("days left\n", StringComparison.Ordinal) && m.Visible.Contains("That waits", StringComparison.Ordinal), "the reminder from before is no news of the hold");
        Time.AdvanceTo(Begin.AddDays(100));
        await bot.Nestor.SaysAsync("status");
        (await IsDeletedAsync(bot)).ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_reinstatement_is_rejected_after_all_the_deletion_is_asked_about_again_at_once_and_comes_with_a_new_agreement_alone()
    {
        await using var bot = await StartAsync();
        var offboarding = await AgreedAsync(bot);
        await ApprovedAsync(bot);
        await HeldAsync(bot, offboarding);
        await DriftedAsync(bot);
        Time.Advance(TimeSpan.FromDays(1.1));
        await Time.UntilAsync(Patience.UntilAsync(() => KindsOf(bot, offboarding).Count(k => k == "step-held") > 1));
        (await IsDeletedAsync(bot)).ShouldBeFalse("it is not over while it waits for another approval");

        await Time.UntilAsync(bot.Nestor.PressesAsync("Reject the request", ("Reason", "She does not come back.")));
        await Time.UntilAsync(bot.Megan.SeesAsync("Reinstatement of Adele Vance: rejected"));

        await AskedAgainAndDeletedAsync(bot);
    }

    [Fact]
    public async Task When_the_reinstatement_is_withdrawn_after_all_the_deletion_is_asked_about_again_at_once_and_the_evidence_says_why()
    {
        await using var bot = await StartAsync();
        var offboarding = await AgreedAsync(bot);
        var reinstatement = await ApprovedAsync(bot);
        await HeldAsync(bot, offboarding);
        await DriftedAsync(bot);

        await Time.UntilAsync(bot.Megan.PressesAsync("Withdraw"));
        await Time.UntilAsync(bot.Megan.SeesAsync("Reinstatement of Adele Vance: withdrawn"));

        await AskedAgainAndDeletedAsync(bot);
        (await EvidenceOfAsync(bot, offboarding)).ShouldContain($"Reinstatement {reinstatement} has ended without undoing anything. Delete the account goes on");
    }

    [Fact]
    public async Task When_nobody_approves_the_reinstatement_again_the_deletion_is_asked_about_again_at_once_and_comes_with_a_new_agreement_alone()
    {
        await using var bot = await StartAsync();
        var offboarding = await AgreedAsync(bot);
        await ApprovedAsync(bot);
        await HeldAsync(bot, offboarding);
        await DriftedAsync(bot);

        Time.Advance(TimeSpan.FromDays(7.1));
        await Time.UntilAsync(bot.Megan.SeesAsync("Reinstatement of Adele Vance: expired"));

        await AskedAgainAndDeletedAsync(bot);
    }

    [Fact]
    public async Task Nobody_deletes_at_once_while_an_approved_reinstatement_waits()
    {
        await using var bot = await StartAsync();
        await OffboardedAsync(bot, Deletion, until: 27.5);
        var offboarding = await bot.RequestIdAsync();
        await Time.UntilAsync(bot.Joni.SeesCardAsync("Delete the account of Adele Vance?"));
        var question = bot.Joni.Messages.Last(m => m.Card is not null);
        var reinstatement = await ApprovedAsync(bot);

        await Time.UntilAsync(bot.Joni.PressesAsync(question, "Delete now"));
        await Time.UntilAsync(Patience.UntilAsync(() => KindsOf(bot, offboarding).Contains("step-held")));
        await Time.UntilAsync(bot.Joni.PressesAsync(question, "Delete now"));

        await Time.UntilAsync(bot.Joni.SeesAsync($"Reinstatement {reinstatement} is approved. Until that has ended, the account is not deleted."));
        KindsOf(bot, offboarding).Count(k => k == "step-released").ShouldBe(1);
        (await IsDeletedAsync(bot)).ShouldBeFalse();
    }

    /// <summary>All is done but the deletion, to which Joni agreed.</summary>
    private async Task<string> AgreedAsync(BotHost bot)
    {
        await OffboardedAsync(bot, Deletion, until: 27.5);
        await Time.UntilAsync(bot.Joni.SeesCardAsync("Delete the account of Adele Vance?"));
        await Time.UntilAsync(bot.Joni.PressesAsync("Agree to the deletion"));
        await Time.UntilAsync(bot.Joni.SeesCardAsync("Agreed once more by Joni Sherman."));
        return await bot.RequestIdAsync();
    }

    /// <summary>Seats are a fact of reinstatements, which a deletion does not ask for.</summary>
    private async Task<string> ApprovedAsync(BotHost bot)
    {
        await AskedAsync(bot);
        await bot.FailTenantAsync("^graph GET /subscribedSkus", 503, times: 100_000);
        await Time.UntilAsync(ApprovesAsync(bot));
        await Time.UntilAsync(bot.Nestor.SeesAsync("Nothing has begun yet, because it could not be checked whether the plan still holds: "));
        return await bot.RequestIdAsync();
    }

    private async Task HeldAsync(BotHost bot, string offboarding)
    {
        Time.AdvanceTo(Begin.AddDays(30.1));
        await Time.UntilAsync(Patience.UntilAsync(() => KindsOf(bot, offboarding).Contains("step-held")));
        (await IsDeletedAsync(bot)).ShouldBeFalse();
    }

    /// <summary>The facts can be read again, and what was approved is void: she is in a group now that may hold roles.</summary>
    private async Task DriftedAsync(BotHost bot)
    {
        await bot.ControlAsync("seed", new { groups = new[] { new { displayName = "Tier 0", isAssignableToRole = true, members = new[] { bot.Adele.Id } } } });
        await bot.HealTenantAsync();
        Time.Advance(TimeSpan.FromHours(1));
        await Time.UntilAsync(bot.Megan.SeesAsync("Something changed since the reinstatement of Adele Vance was approved. Nothing was done"));
    }

    /// <summary>Without a moment passing. The question stands above what was told of the reinstatement's end, or below it.</summary>
    private async Task AskedAgainAndDeletedAsync(BotHost bot)
    {
        await Time.UntilAsync(Patience.UntilAsync(() => bot.Joni.Messages.Any(AsksToDelete)));
        (await IsDeletedAsync(bot)).ShouldBeFalse("what was agreed to before no longer counts");
        await Time.UntilAsync(bot.Joni.PressesAsync(bot.Joni.Messages.Last(AsksToDelete), "Agree to the deletion"));
        await Time.UntilAsync(Patience.UntilAsync(() => IsDeletedAsync(bot)));
    }

    private static bool AsksToDelete(ChatMessage message) =>
        message.Visible.Contains("Delete the account of Adele Vance?", StringComparison.Ordinal) && message.Visible.Contains("Agree to the deletion", StringComparison.Ordinal);

    private static async Task<bool> IsDeletedAsync(BotHost bot) => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!;
}
