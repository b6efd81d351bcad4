using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>What Teams would never post: refused at the door, and whoever is in the middle of something notices nothing.</summary>
public sealed class ActivityTests
{
    [Theory]
    [InlineData("no JSON", HttpStatusCode.BadRequest)]
    [InlineData("half of it", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.BadRequest)]
    [InlineData("no UTF-8", HttpStatusCode.BadRequest)]
    [InlineData("nested too deep", HttpStatusCode.BadRequest)]
    [InlineData("too large", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("another tenant", HttpStatusCode.Forbidden)]
    [InlineData("no sender", HttpStatusCode.BadRequest)]
    public async Task What_is_no_activity_of_ours_is_refused_with_a_sentence_and_disturbs_nobody(string what, HttpStatusCode refusal)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        var seen = bot.Megan.Messages;

        using var content = new ByteArrayContent(Spoilt(what, bot.Megan));
        content.Headers.ContentType = new("application/json");
        using var answer = await bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(refusal);
        var error = JsonConvert.DeserializeObject<JObject>(await answer.Content.ReadAsStringAsync())!["error"]!;
        ((string)error["message"]!).ShouldMatch(@"^[A-Z][^{}]+\.$");
        ((string)error["message"]!).ShouldNotContain("Exception");
        bot.Megan.Messages.ShouldBe(seen);
        await bot.Megan.PressesAsync("Next");
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_without_a_name_in_the_directory_presses_in_vain()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var (verb, title, data) = new CardView(bot.Nestor.CardMessage().Card!).Press("Approve", []);
        var activity = bot.Nestor.Activity("invoke", bot.Nestor.Chat, "personal");
        ((JObject)activity["from"]!).Remove("aadObjectId");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data } };

        using var answer = await bot.Nestor.DeliverAsync(activity);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Teams did not say who you are, so I cannot help here.");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    private static byte[] Spoilt(string what, Person person)
    {
        var activity = person.Activity("message", person.Chat, "personal");
        activity["text"] = "cancel";
        switch (what)
        {
            case "no JSON":
                return "cancel"u8.ToArray();
            case "half of it":
                return Encoding.UTF8.GetBytes(activity.ToString()[..200]);
            case "nothing":
                return [];
            case "no UTF-8":
                return [.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8];
            case "nested too deep":
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000));
            case "too large":
                activity["text"] = new string('x', 300_000);
                break;
            case "another tenant":
                activity["conversation"]!["tenantId"] = activity["channelData"]!["tenant"]!["id"] = "7a3c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
                break;
            case "no sender":
                activity.Remove("from");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "no way to spoil an activity");
        }

        return Encoding.UTF8.GetBytes(activity.ToString());
    }
}
