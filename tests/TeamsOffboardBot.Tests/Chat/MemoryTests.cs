using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

/// <summary>A bot runs for months: what it holds in memory for a person, a chat or a request goes when it is no longer needed.</summary>
public sealed class MemoryTests
{
    private static readonly Phrase Why = Phrase.Of("Chat.Refused.NotFound");

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_chat_that_has_no_card_to_wait_for_is_not_remembered()
    {
        var pace = new CardPace(_time);
        for (var chat = 0; chat < 1000; chat++)
        {
            await pace.TakeAsync(chat.ToString(CultureInfo.InvariantCulture), CancellationToken.None);
            _time.Advance(CardPace.Pause);
        }

        pace.Count.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_reading_that_nobody_came_back_for_is_forgotten_and_never_answers_a_later_question()
    {
        using var lifetime = new Lifetime();
        var readings = new Readings(lifetime.It, _time);
        var draft = new OffboardDraft { Owner = UserId.From("a0000000-0000-4000-8000-000000000001"), OwnerName = "Megan Bowen", Leaver = UserId.From("a0000000-0000-4000-8000-000000000002") };
        var old = await readings.Start("a", draft, _ => Task.FromResult<Prepared>(new Prepared.Unreadable(Why)));
        (await readings.Join("a", draft, _ => throw new InvalidOperationException("It is under way."))).ShouldBeSameAs(old);

        (await readings.Start("a", draft, _ => Task.FromResult<Prepared>(new Prepared.Unreadable(Why)))).ShouldNotBeSameAs(old);
        _time.Advance(TimeSpan.FromHours(1));
        await readings.Start("b", draft, _ => Task.FromResult<Prepared>(new Prepared.Unreadable(Why)));

        readings.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_draws_cards_of_a_request_once_they_show_what_is()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays."));

        await Patience.UntilAsync(() => bot.Services.GetRequiredService<CardSender>().AtWork().Count == 0);
        bot.ShouldBeQuiet();
    }

    private sealed class Lifetime : IDisposable
    {
        public ApplicationLifetime It { get; } = new(NullLogger<ApplicationLifetime>.Instance);

        public void Dispose() => It.StopApplication();
    }
}
