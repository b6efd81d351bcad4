using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.Ending;

/// <summary>The way to the end of a mailbox, for tests that are about one part of it.</summary>
internal static class EndingStory
{
    /// <summary>With these choices on the form; Nestor has his approval card.</summary>
    public static async Task AsksToEndAsync(this BotHost bot, Person requester, string name, params (string Input, string Value)[] choices)
    {
        await bot.Nestor.OpensChatAsync();
        await requester.OpensChatAsync();
        await requester.SaysAsync($"end mailbox {name}");
        await requester.SeesCardAsync("your choices");
        await requester.PressesAsync("Next", choices);
        await requester.SeesCardAsync("End the mailbox of");
        await requester.PressesAsync("Submit for approval");
        await requester.SeesCardAsync("waiting for approval");
        await bot.Nestor.SeesCardAsync("Approve ending the mailbox");
    }

    /// <summary>Waits until each of these messages says this.</summary>
    public static Task SeeAsync(this BotHost bot, string text, params (Person Who, ChatMessage Card)[] cards) => bot.Teams.WaitForAsync(
        () => cards.All(c => c.Card.Of(c.Who).Visible.Contains(text, StringComparison.Ordinal)),
        () => $"'{text}' never stood there. {string.Join('\n', cards.Select(c => c.Who.Transcript))}");

    /// <summary>The message as it stands now.</summary>
    public static ChatMessage Of(this ChatMessage message, Person reader) => reader.Messages.Single(m => m.Id == message.Id);

    public static IReadOnlyList<string> Buttons(this ChatMessage message) => new CardView(message.Card!).Buttons;
}
