using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;
using Person = TeamsOffboardBot.Tests.Journeys.Harness.Person;

namespace TeamsOffboardBot.Tests.Journeys.Reinstate;

/// <summary>Adele was offboarded, and comes back while something of that is still to come.</summary>
public abstract class ComingBack
{
    private protected static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private protected static readonly (string Input, string Value)[] Deletion =
        [("mailbox", "Keep"), ("oneDrive", "Keep"), ("autoReply", "false"), ("deleteAccount", "true"), ("deleteAccountAfterDays", "30")];

    private protected static readonly (string Input, string Value)[] Forwarding = [("mailbox", "Forward"), ("mailTo", "Alex Wilber"), ("forwardDays", "30")];

    private protected ManualTimeProvider Time { get; } = new(Begin);

    private protected Task<BotHost> StartAsync() =>
        BotHost.StartAsync(Time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })));

    /// <summary>All is done, and every task closed; only the dates are still to come, and some days have passed.</summary>
    private protected async Task OffboardedAsync(BotHost bot, (string Input, string Value)[] choices, double until = 10)
    {
        await bot.Joni.OpensChatAsync();
        await Time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele", choices));
        await Time.UntilAsync(bot.Nestor.ApprovesAsync());
        await Time.UntilAsync(bot.Nestor.SeesRunAtRestAsync());
        await Time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await Time.UntilAsync(bot.Nestor.SeesCardAsync("The rest follows on its date."));
        Time.AdvanceTo(Begin.AddDays(until));
    }

    private protected async Task AskedAsync(BotHost bot)
    {
        await Time.UntilAsync(bot.Megan.SaysAsync("reinstate Adele"));
        await Time.UntilAsync(bot.Megan.SeesAsync("Reinstate Adele Vance?"));
        await Time.UntilAsync(bot.Megan.PressesAsync("Submit for approval"));
        await Time.UntilAsync(bot.Nestor.SeesAsync("Approve the reinstatement of Adele Vance?"));
    }

    private protected async Task DeletedOnItsDayAsync(BotHost bot)
    {
        Time.AdvanceTo(Begin.AddDays(27.5));
        await Time.UntilAsync(bot.Joni.SeesCardAsync("Delete the account of Adele Vance?"));
        await Time.UntilAsync(bot.Joni.PressesAsync("Agree to the deletion"));
        Time.AdvanceTo(Begin.AddDays(30.1));
        await Time.UntilAsync(Patience.UntilAsync(async () => (bool)(await bot.TruthAsync(Story.Adele))["deleted"]!));
    }

    private protected async Task ReinstatedAsync(BotHost bot)
    {
        await Time.UntilAsync(ApprovesAsync(bot));
        await FinishedAsync(bot);
    }

    private protected async Task FinishedAsync(BotHost bot)
    {
        await Time.UntilAsync(bot.Nestor.SeesAsync("The reinstatement of Adele Vance needs you"));
        await Time.UntilAsync(bot.Nestor.ClosesAllTasksAsync());
        await Time.UntilAsync(bot.Nestor.SeesCardAsync("Reinstatement of Adele Vance: finished"));
    }

    private protected static async Task ApprovesAsync(BotHost bot)
    {
        await Patience.UntilAsync(() => bot.Nestor.Messages.Any(IsToApprove));
        await bot.Nestor.PressesAsync(bot.Nestor.Messages.Last(IsToApprove), "Approve");
    }

    private protected static bool IsToApprove(ChatMessage message) => message.Visible.Contains("Approve the reinstatement of Adele Vance?", StringComparison.Ordinal);

    /// <summary>The card of that request in this person's chat, whatever came below it.</summary>
    private protected Task ShowsAsync(Person person, string request, string title, string state) => Time.UntilAsync(Patience.UntilAsync(() => person.Messages.Any(m =>
        m.Visible.Contains(title, StringComparison.Ordinal) && m.Visible.Contains(state, StringComparison.Ordinal) && m.Visible.Contains(request, StringComparison.Ordinal))));

    private protected static IReadOnlyList<string> KindsOf(BotHost bot, string request) =>
        bot.Kept.Ask<string>($"SELECT coalesce(group_concat(kind, ','), '') FROM journal WHERE request_id = '{request}'")!.Split(',');

    private protected static bool HasSettled(BotHost bot, string step) =>
        bot.Kept.Ask<long>($"SELECT COUNT(*) FROM journal WHERE kind = 'step-settled' AND public_body LIKE '%{step}%'") > 0;

    private protected static async Task<string> EvidenceOfAsync(BotHost bot, string request)
    {
        var entries = await bot.Services.GetRequiredService<IJournal>().EntriesAsync(new RequestId(request), CancellationToken.None);
        return new EvidencePage(WordList.English).Write(new EvidenceMaker(WordList.English).Make(entries, signature: null, DateTimeOffset.UnixEpoch), flaw: null);
    }
}
