using System.Net;
using System.Net.Http.Json;
using System.Text;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.Many;

/// <summary>How people hand lists to the bot.</summary>
internal static class Listing
{
    /// <summary>Puts a file into the chat, as Teams delivers it.</summary>
    public static Task DropsAsync(this BotHost bot, Person person, string name, string text) => bot.DropsAsync(person, name, new { content = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) });

    /// <param name="file">As the simulator's files have it.</param>
    public static async Task DropsAsync(this BotHost bot, Person person, string name, object file)
    {
        using var added = await bot.Tenant.PostAsJsonAsync("/_tenant/files", file);
        var path = (string)JObject.Parse(await added.Content.ReadAsStringAsync())["path"]!;
        await bot.DropsFromAsync(person, name, new Uri(bot.Tenant.BaseAddress!, path).AbsoluteUri);
    }

    public static async Task DropsFromAsync(this BotHost bot, Person person, string name, string address)
    {
        bot.Teams.Introduce($"29:{person.Id}", person.Chat);
        var activity = person.Activity("message", person.Chat, "personal");
        activity["attachments"] = new JArray(new JObject(
            new JProperty("contentType", "application/vnd.microsoft.teams.file.download.info"),
            new JProperty("contentUrl", "https://contoso-my.sharepoint.com/personal/someone/Documents/" + name),
            new JProperty("name", name),
            new JProperty("content", new JObject(new JProperty("downloadUrl", address), new JProperty("uniqueId", "1"), new JProperty("fileType", Path.GetExtension(name).TrimStart('.'))))));
        using var response = await person.DeliverAsync(activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, bot.Log.ToString());
    }

    /// <summary>People without mailbox and licences, whom Megan may ask for.</summary>
    public static async Task HiresAsync(this BotHost bot, int count)
    {
        var users = Enumerable.Range(1, count).Select(i => new { userPrincipalName = $"temp{i:000}@contoso.com", displayName = $"Temp {i:000}", manager = "megan.bowen@contoso.com" });
        using var response = await bot.Tenant.PostAsJsonAsync("/_tenant/seed", new { users });
        response.EnsureSuccessStatusCode();
    }

    public static string Lines(int count) => "Name;Last day\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"temp{i:000}@contoso.com;\n"));

    /// <summary>Patti of HR asks for three, and Nestor has his card.</summary>
    public static async Task AsksForThreeAsync(this BotHost bot)
    {
        await bot.Nestor.OpensChatAsync();
        await bot.HiresAsync(3);
        await bot.Patti.SaysAsync(Lines(3));
        await bot.Patti.SeesCardAsync("3 offboardings, ready to submit");
        await bot.Patti.PressesAsync("Submit 3 for approval");
        await bot.Nestor.SeesCardAsync("Approve 3 offboardings?");
    }

    public static async Task WaitsAsync(this BotHost bot, Func<bool> holds, Func<string> describe) => await bot.Teams.WaitForAsync(holds, describe, TimeSpan.FromMinutes(5));

    /// <summary>What a service was asked: HTTP requests, and the calls in them.</summary>
    public static async Task<(int Requests, int Items)> CallsAsync(this BotHost bot, string service)
    {
        var requests = JArray.Parse(await bot.Tenant.GetStringAsync("/_tenant/requests")).Where(r => (string)r["service"]! == service).ToList();
        return (requests.Count, requests.Sum(r => Math.Max(1, (r["items"] as JArray)?.Count ?? 0)));
    }
}
