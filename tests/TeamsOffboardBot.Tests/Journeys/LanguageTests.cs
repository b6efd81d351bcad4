using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Cards;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Everybody reads their own language, also of a request that others read in theirs.</summary>
public sealed class LanguageTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_Dutch_manager_and_a_Swedish_administrator_each_read_their_own_from_the_asking_to_the_end()
    {
        await using var bot = await BotHost.StartAsync();
        await DutchAsksSwedeAsync(bot);

        await bot.Nestor.PressesAsync("Godkänn");
        await bot.Megan.SeesAsync("Nestor Wilke heeft de uitdiensttreding van Adele Vance goedgekeurd. Die is begonnen.");
        await bot.Nestor.SeesCardAsync("väntar på åtgärd", without: "Pågår:");
        await bot.Megan.SeesCardAsync("wacht op actie", without: "Bezig:");
        while (bot.Nestor.Card.Buttons.Contains("Spara som klart"))
        {
            await bot.Nestor.PressesAsync("Spara som klart");
        }

        await bot.Nestor.SeesCardAsync("Avslut för Adele Vance: klart");
        await bot.Megan.SeesCardAsync("Uitdiensttreding van Adele Vance: afgerond");
        (await bot.TruthAsync(Story.Adele))["mailbox"]!["autoReply"]!.ToJsonString().ShouldContain("Adele Vance werkt hier niet meer");
        NobodyReadsEnglish(bot);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Reminders_and_an_expiry_come_in_the_language_of_each_reader_also_after_a_restart()
    {
        await using var bot = await BotHost.StartAsync(_time, services => services.AddSingleton(Options.Create(new RunsOptions { SweepEvery = TimeSpan.FromHours(1) })));
        await _time.UntilAsync(DutchAsksSwedeAsync(bot));
        await bot.RestartAsync();

        _time.Advance(TimeSpan.FromDays(1));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Megan Bowen begärde avslut för Adele Vance 16 december 2026 10:00 och väntar på ett beslut."));
        _time.Advance(TimeSpan.FromDays(6));
        await _time.UntilAsync(bot.Nestor.SeesAsync("Ingen beslutade om avslutet för Adele Vance före 23 december 2026 10:00."));
        await _time.UntilAsync(bot.Megan.SeesAsync("Niemand heeft vóór 23 december 2026 10:00 beslist over de uitdiensttreding van Adele Vance."));

        NobodyReadsEnglish(bot);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_last_working_moment_is_written_as_each_reader_writes_it()
    {
        await using var bot = await BotHost.StartAsync(_time);

        await _time.UntilAsync(DutchAsksSwedeAsync(bot, ("Wanneer begint het?", "AtMoment"), ("Dag", "2026-12-21"), ("Tijd", "17:30")));

        bot.Megan.Card.Visible.ShouldContain("maandag 21 december 2026 17:30 (Amsterdam, UTC+1)");
        bot.Nestor.Card.Visible.ShouldContain("måndag 21 december 2026 17:30 (Amsterdam, UTC+1)");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_goes_wrong_is_said_in_the_reader_s_language()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Megan.Locale = "nl-NL";
        await bot.Megan.SaysAsync("uit dienst");
        await bot.FailTenantAsync("graph GET /users", 503, times: 20);

        await bot.Megan.PressesAsync("Volgende", ("person", "Adele Vance"));
        bot.Megan.Strip.ShouldNotBeNull().ShouldContain("gaf geen bruikbaar antwoord");
        await bot.Megan.SaysAsync("annuleren");

        bot.Megan.Text.ShouldBe("Geannuleerd. Er is niets bewaard.");
        bot.Megan.Messages.SelectMany(m => new Tongue("nl").EnglishIn(m.Visible)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_chooses_a_language_reads_it_whatever_their_client_says_also_where_they_did_not_ask()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Nestor.SaysAsync("language");
        bot.Nestor.Card.Buttons.ShouldBe(["English", "Nederlands", "Svenska"]);

        await bot.Nestor.PressesAsync("Svenska");
        bot.Nestor.Card.Visible.ShouldContain("Från och med nu skriver jag till dig på svenska.");
        await bot.RestartAsync();
        await bot.Nestor.SaysAsync("help");
        bot.Nestor.Card.Title.ShouldBe("Vad du kan be om");
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.PressesAsync("Next");
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Godkänna avslutet för Adele Vance?");

        await bot.Nestor.SaysAsync("språk engelska");
        bot.Nestor.Text.ShouldStartWith("From now on I write to you in English.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_button_for_a_language_that_nobody_speaks_here_changes_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("taal");

        await bot.Megan.SendsAsync(bot.Megan.CardMessage().Id, "language", "x", new JObject(new JProperty("language", "tlh")));

        await bot.Megan.SaysAsync("help");
        bot.Megan.Card.Title.ShouldBe("What you can ask");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("nl-NL", "doorsturen naar Alex Wilber", "bestanden behouden", "bewaring 365 dagen", "verder", "Nieuwe mail doorsturen naar Alex Wilber")]
    [InlineData("sv-SE", "vidarebefordra till Alex Wilber", "behåll filerna", "bevarande 365 dagar", "nästa", "Vidarebefordra ny e-post till Alex Wilber")]
    public async Task Choices_can_be_typed_as_the_card_says(string locale, string forward, string files, string hold, string next, string planned)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        bot.Megan.Locale = locale;
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        foreach (var sentence in new[] { forward, files, hold, next })
        {
            await bot.Megan.SaysAsync(sentence);
        }

        await bot.Megan.SeesCardAsync(planned);
        bot.Megan.Card.Visible.ShouldContain("365 dag");
        new Tongue(locale[..2]).EnglishIn(bot.Megan.Card.Visible).ShouldBeEmpty();
        bot.ShouldBeQuiet();
    }

    /// <summary>Both clients name their language; the one asks and the other has the plan.</summary>
    private static async Task DutchAsksSwedeAsync(BotHost bot, params (string Input, string Value)[] choices)
    {
        (bot.Megan.Locale, bot.Nestor.Locale) = ("nl-NL", "sv-SE");
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("uit dienst Adele");
        await bot.Megan.SeesCardAsync("Uitdiensttreding van Adele Vance: jouw keuzes");
        await bot.Megan.PressesAsync("Volgende", choices);
        await bot.Megan.PressesAsync("Ter goedkeuring versturen");
        await bot.Megan.SeesCardAsync("wacht op goedkeuring");
        await bot.Nestor.SeesCardAsync("Godkänna avslutet för Adele Vance?");
        await Patience.UntilAsync(() => bot.Kept.Ask<long>($"SELECT COUNT(*) FROM card_copies WHERE person_id = '{bot.Nestor.Id}'") > 0);
    }

    private static void NobodyReadsEnglish(BotHost bot)
    {
        bot.Megan.Messages.SelectMany(m => new Tongue("nl").EnglishIn(m.Visible)).ShouldBeEmpty();
        bot.Nestor.Messages.SelectMany(m => new Tongue("sv").EnglishIn(m.Visible)).ShouldBeEmpty();
    }
}
