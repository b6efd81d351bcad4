using System.Net;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

public sealed class WaitingTests
{
    [Fact]
    public async Task Conversations_that_say_they_are_each_others_personal_chat_do_not_wait_for_each_other()
    {
        await using var bot = await BotHost.StartAsync();
        (Person Who, string Personal, string Group)[] speakers = [(bot.Nestor, "a:one", "a:two"), (bot.Joni, "a:two", "a:one")];
        foreach (var (who, personal, _) in speakers)
        {
            await SayAsync(who, "help", personal, "personal");
        }

        await bot.SlowTenantAsync(300);
        var said = Enumerable.Range(0, 4).SelectMany(_ => speakers.Select(s => SayAsync(s.Who, "status", s.Group, "groupChat")));

        await Task.WhenAll(said).WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task SayAsync(Person person, string text, string conversation, string type)
    {
        JObject message = person.Activity("message", conversation, type);
        message["text"] = text;
        using var answer = await person.DeliverAsync(message);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
