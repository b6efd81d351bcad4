using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.Restore;

/// <summary>The way to a restored account, for tests that are about one part of it.</summary>
internal static class Restoring
{
    public static Task DeleteAsync(this BotHost bot, Person person) =>
        bot.Services.GetRequiredService<Tenant>().Accounts.DeleteAsync(person.Id, CancellationToken.None);

    public static async Task ControlAsync(this BotHost bot, string route, object body)
    {
        using var answer = await bot.Tenant.PostAsJsonAsync($"/_tenant/{route}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>HR asks, with these choices on the form; Nestor has his approval card.</summary>
    public static async Task AsksToRestoreAsync(this BotHost bot, Person requester, string name, params (string Input, string Value)[] choices)
    {
        await bot.Nestor.OpensChatAsync();
        await requester.OpensChatAsync();
        await requester.SaysAsync($"restore {name}");
        await requester.SeesCardAsync("what comes back");
        await requester.PressesAsync("Next", choices);
        await requester.SeesCardAsync("Submit for approval");
        await requester.PressesAsync("Submit for approval");
        await requester.SeesCardAsync("waiting for approval");
        await bot.Nestor.SeesAsync("Approve restoring the account");
    }
}
