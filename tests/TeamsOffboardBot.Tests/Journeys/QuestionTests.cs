using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Audit;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>An approver wants to know something first.</summary>
public sealed class QuestionTests
{
    private const string Question = "Does she keep her laptop until Friday?";
    private const string Answer = "No, she hands it in **today**.";

    [Fact]
    public async Task A_question_reaches_the_requester_and_the_answer_comes_back_onto_every_copy_into_the_journal_and_the_evidence()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForAdeleAsync();
        await bot.Joni.SeesCardAsync("Approve the offboarding");

        await bot.Nestor.PressesAsync("Send the question", ("What do you want to know from Megan Bowen?", Question));
        await bot.Joni.SeesCardAsync(Question);
        await bot.Joni.SeesCardAsync("Not answered yet.");
        await bot.Megan.SeesCardAsync("Nestor Wilke asks you about the offboarding of Adele Vance");
        await bot.Megan.PressesAsync("Send the answer", ("Your answer", Answer));

        foreach (var approver in new[] { bot.Nestor, bot.Joni })
        {
            await approver.SeesCardAsync(Answer, without: "Not answered yet.");
            approver.Card.Buttons.ShouldContain("Approve", "an answer decides nothing");
        }

        await bot.Megan.SeesCardAsync(Answer);
        await bot.Nestor.SeesAsync($"Megan Bowen answered your question about Adele Vance: {Answer}");
        bot.Joni.Messages.ShouldNotContain(m => m.Card == null && m.Visible.Contains(Answer, StringComparison.Ordinal), "Joni asked nothing");
        var report = await EvidenceOfAsync(bot);
        ((string?)report["questions"]![0]!["asked"]).ShouldBe(Question);
        ((string?)report["questions"]![0]!["answer"]!["said"]).ShouldBe(Answer);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_question_is_answered_once_and_only_by_whoever_asked_for_the_offboarding()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        await bot.Nestor.PressesAsync("Send the question", ("What do you want to know from Megan Bowen?", Question));
        await bot.Megan.SeesAsync("Nestor Wilke asks you about the offboarding");
        var asked = bot.Megan.Messages.Last(m => m.Card is not null && m.Visible.Contains("asks you about", StringComparison.Ordinal));
        var (verb, title, data) = new CardView(asked.Card!).Press("Send the answer", [("Your answer", "Me instead of her")]);

        await bot.Nestor.SendsAsync(bot.Nestor.Messages.Last(m => m.Card is not null).Id, verb, title, data);
        await bot.Adele.SendsAsync(asked.Id, verb, title, data);
        await bot.Megan.PressesAsync(asked, "Send the answer", ("Your answer", Answer));
        await bot.Nestor.SeesCardAsync(Answer);
        await bot.Megan.SendsAsync(asked.Id, verb, title, data);
        await bot.Megan.SeesAsync("This question was answered on");

        ((JArray)(await EvidenceOfAsync(bot))["questions"]!).ShouldHaveSingleItem()["answer"]!["said"]!.ToString().ShouldBe(Answer);
        bot.Adele.Messages.ShouldAllBe(m => !m.Visible.Contains("laptop", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Both_sides_see_what_is_different_after_somebody_changed_the_choices()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();

        await bot.Nestor.PressesAsync("Change choices");
        await bot.Nestor.PressesAsync("Save the changes", ("leaveGroups", "false"));

        foreach (var person in new[] { bot.Nestor, bot.Megan })
        {
            await person.SeesCardAsync("Nestor Wilke changed the choices. Different now:");
            person.Card.Visible.ShouldContain("No longer: Leave groups and teams");
        }

        bot.ShouldBeQuiet();
    }

    private static async Task<JObject> EvidenceOfAsync(BotHost bot)
    {
        var folder = Directory.CreateTempSubdirectory("evidence-of-");
        try
        {
            var request = await bot.RequestIdAsync();
            var (code, said) = await AFinishedRequest.CommandAsync("evidence", request, "--out", folder.FullName, "--Storage:ConnectionString", bot.Kept.ConnectionString);
            code.ShouldBe(0, said);
            return (JObject)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"evidence-{request}.json")))["report"]!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
