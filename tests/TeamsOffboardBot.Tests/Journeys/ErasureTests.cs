using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Hosting.Commands;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Personal data is kept as long as the company says, and what happened can be checked after that too.</summary>
public sealed class ErasureTests
{
    private const string Personal = "SELECT COUNT(*) FROM journal WHERE private_body LIKE '%Adele%'";

    private static readonly DateTimeOffset Begin = new(2026, 12, 16, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Begin);

    [Fact]
    public async Task When_its_time_is_over_personal_data_is_erased_and_the_chain_still_verifies()
    {
        await using var bot = await BotHost.StartAsync(
            _time,
            services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Deadlines:EraseAfter"] = "30.00:00:00" });
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays.")));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("She stays."));
        _time.Advance(TimeSpan.FromDays(29));
        bot.Kept.Ask<long>(Personal).ShouldBeGreaterThan(0);

        _time.Advance(TimeSpan.FromDays(1.5));
        await Patience.UntilAsync(() => bot.Kept.Ask<long>(Personal) == 0);

        bot.Kept.Ask<long>("SELECT COUNT(*) FROM requests WHERE leaver_name <> ''").ShouldBe(0);
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM card_copies").ShouldBe(0);
        await bot.Nestor.SaysAsync("status Adele");
        bot.Nestor.Text.ShouldNotContain("stays");
        (await RunAsync("verify", bot.Database)).ShouldContain("every chain is whole");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task After_that_the_evidence_says_what_was_erased_when_and_what_happened_and_names_nobody()
    {
        await using var bot = await BotHost.StartAsync(
            _time,
            services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromDays(49) })),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Deadlines:EraseAfter"] = "30.00:00:00" });
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        var request = await bot.RequestIdAsync();
        await _time.UntilAsync(bot.Nestor.PressesAsync("Reject the request", ("Reason", "She stays.")));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("She stays."));
        _time.Advance(TimeSpan.FromDays(30.5));
        await Patience.UntilAsync(() => bot.Kept.Ask<long>(Personal) == 0);
        var folder = Directory.CreateTempSubdirectory("erased-");
        var (page, json) = (Path.Combine(folder.FullName, $"evidence-{request}.html"), Path.Combine(folder.FullName, $"evidence-{request}.json"));

        (await RunAsync("evidence", request, "--out", folder.FullName, "--Storage:ConnectionString", bot.Settings["Storage:ConnectionString"]))
            .ShouldContain($"The personal data of request {request} was erased on 2027-01-1");

        var told = await File.ReadAllTextAsync(page);
        told.ShouldContain("The personal data of events 1 to 2 was erased on 2027-01-1");
        told.ShouldContain("[erased] rejected it: [erased]");
        foreach (var text in new[] { told, await File.ReadAllTextAsync(json) })
        {
            text.ShouldNotContain("Adele");
            text.ShouldNotContain("Nestor");
            text.ShouldNotContain("stays");
            text.ShouldContain(BotHost.TenantId);
            text.ShouldContain("Contoso");
        }

        (await RunAsync("verify", json)).ShouldContain("every chain is whole");
        await SaysBrokenAsync(json, "\"upTo\": 2", "\"upTo\": 1", "the report does not say what they say, at upTo");
        await SaysBrokenAsync(json, "\"domain\": \"contoso.com\"", "\"domain\": \"fabrikam.com\"", "the report does not say what they say, at tenant");
        await File.WriteAllTextAsync(json, (await File.ReadAllTextAsync(json)).Replace("request-rejected", "request-approved", StringComparison.Ordinal));
        await using var broken = new StringWriter();
        (await CommandLine.RunAsync(["verify", json], broken, broken)).ShouldBe(1);
        broken.ToString().ShouldContain("event 2 (request-approved): its content was changed");
        folder.Delete(recursive: true);
        await bot.Nestor.SaysAsync($"evidence {request}");
        bot.Nestor.Messages.Count(m => m.IsOffer).ShouldBe(2, "an auditor asks a year later, by the number on the printed page");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Nothing_is_erased_unless_somebody_said_after_how_long()
    {
        await using var bot = await BotHost.StartAsync(_time);
        await _time.UntilAsync(bot.AsksForAsync(bot.Megan, "Adele"));
        await _time.UntilAsync(bot.Megan.PressesAsync("Withdraw"));

        _time.Advance(TimeSpan.FromDays(400));
        await bot.Nestor.SaysAsync("help");

        bot.Kept.Ask<long>(Personal).ShouldBeGreaterThan(0);
    }

    private static async Task SaysBrokenAsync(string file, string text, string other, string said)
    {
        var whole = await File.ReadAllTextAsync(file);
        whole.ShouldContain(text);
        await File.WriteAllTextAsync(file, whole.Replace(text, other, StringComparison.Ordinal));
        await using var output = new StringWriter();
        (await CommandLine.RunAsync(["verify", file], output, output)).ShouldBe(1);
        output.ToString().ShouldContain(said);
        await File.WriteAllTextAsync(file, whole);
    }

    private static async Task<string> RunAsync(params string[] command)
    {
        await using var output = new StringWriter();
        (await CommandLine.RunAsync(command, output, output)).ShouldBe(0, output.ToString());
        return output.ToString();
    }
}
