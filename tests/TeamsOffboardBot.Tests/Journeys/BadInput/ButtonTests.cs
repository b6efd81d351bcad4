using System.Reflection;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>Buttons nobody drew, with data nobody sent along, and buttons pressed long after they counted.</summary>
public sealed class ButtonTests
{
    private static readonly IReadOnlyList<string> AllVerbs =
        [.. typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>They stand on cards that belong to no form, and show one of their own.</summary>
    private static readonly string[] ThatBeginSomething =
        [Verbs.Start, Verbs.Help, Verbs.Status, Verbs.List, Verbs.ManyRead, Verbs.Restore, Verbs.RestoreSearch, Verbs.RestoreChosen, Verbs.End];

    [Fact]
    public async Task No_button_with_data_that_no_card_carries_does_anything_to_a_request()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var before = await bot.TruthAsync(Story.Adele);
        var request = await bot.RequestIdAsync();
        var scratch = await ScratchAsync(bot.Nestor);

        foreach (var verb in AllVerbs.Append("request.approve2").Append("REQUEST.APPROVE"))
        {
            foreach (var data in Oddities(request))
            {
                await bot.Nestor.SendsAsync(scratch, verb, "Button", data);
                bot.Nestor.ShouldReadWell();
            }
        }

        await bot.Nestor.SaysAsync("status adele");
        bot.Nestor.Card.Title.ShouldBe("Approve the offboarding of Adele Vance?");
        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(before.ToJsonString());
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task No_button_with_data_that_no_card_carries_disturbs_an_open_form()
    {
        await using var bot = await BotHost.StartAsync();
        var scratch = await ScratchAsync(bot.Megan);
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        var form = bot.Megan.CardMessage();

        foreach (var verb in AllVerbs.Except(ThatBeginSomething))
        {
            foreach (var data in Oddities("no-such-request"))
            {
                await bot.Megan.SendsAsync(scratch, verb, "Button", data);
                bot.Megan.Strip.ShouldNotBeNullOrWhiteSpace();
                bot.Megan.ShouldReadWell();
            }
        }

        await bot.Megan.PressesAsync(form, "Next");
        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("Withdraw", "Megan Bowen withdrew this on")]
    [InlineData("Reject the request", "Nestor Wilke rejected this on")]
    [InlineData("Approve", "Nestor Wilke approved this on")]
    public async Task A_decision_that_comes_after_another_is_told_who_was_first_and_changes_nothing(string first, string told)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAdeleAsync();
        await bot.Joni.SeesCardAsync("Approve the offboarding of Adele Vance?");
        var (megans, jonis) = (bot.Megan.CardMessage(), bot.Joni.CardMessage());
        await (first == "Withdraw" ? bot.Megan.PressesAsync("Withdraw")
            : first == "Approve" ? bot.Nestor.PressesAsync("Approve") : bot.Nestor.PressesAsync(first, ("Reason", "Not yet")));
        if (first == "Approve")
        {
            await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");
        }

        var (truth, writes) = (await bot.TruthAsync(Story.Adele), await WritesAsync(bot));
        await bot.Joni.PressesAsync(jonis, "Approve");
        await bot.Joni.PressesAsync(jonis, "Reject the request", ("Reason", "Too late"));
        await bot.Megan.PressesAsync(megans, "Withdraw");

        bot.Joni.ShouldBeTold(told);
        bot.Megan.ShouldBeTold(told);
        bot.Joni.Card.Buttons.ShouldNotContain("Approve");
        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(truth.ToJsonString());
        (await WritesAsync(bot)).ShouldBe(writes);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_button_of_a_finished_offboarding_says_that_it_is_finished()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var asked = bot.Nestor.CardMessage();
        await bot.Nestor.PressesAsync("Approve");
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");
        var task = bot.Nestor.CardMessage();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Offboarding of Adele Vance: finished");
        var writes = await WritesAsync(bot);

        await bot.Nestor.PressesAsync(asked, "Approve");
        await bot.Nestor.PressesAsync(asked, "Change choices");
        await bot.Nestor.PressesAsync(task, "Save as done");
        await bot.Nestor.PressesAsync(task, "Save the reason", ("Reason", "Too late"));

        bot.Nestor.ShouldBeTold("This offboarding is finished.");
        bot.Nestor.Card.Title.ShouldBe("Offboarding of Adele Vance: finished");
        (await WritesAsync(bot)).ShouldBe(writes);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approval_pressed_twice_at_once_runs_once()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var card = bot.Nestor.CardMessage();
        var (verb, title, data) = new CardView(card.Card!).Press("Approve", []);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bot.Nestor.SendsAsync(card.Id, verb, title, data.DeepClone())));

        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele}", without: "Running:");
        (await WritesAsync(bot)).Count(w => w.EndsWith("/assignLicense", StringComparison.Ordinal)).ShouldBe(1);
        bot.Nestor.ShouldReadWell();
        bot.ShouldBeQuiet();
    }

    /// <summary>A message whose card may be redrawn without harm.</summary>
    private static async Task<string> ScratchAsync(Person person)
    {
        await person.SaysAsync("help");
        return person.CardMessage().Id;
    }

    private static JToken[] Oddities(string request) =>
    [
        new JObject(),
        new JArray(1, 2),
        "text",
        7,
        new JObject { ["form"] = new JArray("1"), ["request"] = new JObject { ["id"] = request }, ["step"] = 7, ["planHash"] = true },
        new JObject { ["form"] = 999, ["request"] = request, ["step"] = "no-such-step", ["planHash"] = "0", ["person"] = new JObject() },
        new JObject { ["form"] = "'; drop table requests; --", ["request"] = $"{request}' or '1'='1", ["step"] = "../..", ["reason"] = new JArray() },
        new JObject { ["form"] = new string('9', 60_000), ["request"] = new string('x', 60_000), ["person"] = "\u0000\ud800" },
    ];

    private static async Task<IReadOnlyList<string>> WritesAsync(BotHost bot) =>
    [
        .. (await bot.CallsAsync()).Select(c => c.Operation)
            .Where(o => !o.StartsWith("GET ", StringComparison.Ordinal) && !o.StartsWith("Get-", StringComparison.Ordinal) && !o.Contains("getMember", StringComparison.Ordinal)),
    ];
}
