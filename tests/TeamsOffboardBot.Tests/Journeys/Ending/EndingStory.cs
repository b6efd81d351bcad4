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
}
