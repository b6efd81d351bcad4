using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>Whoever knows what they want says it in one line and confirms it once.</summary>
public sealed class OneLineTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 12, 16, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("en-GB", "offboard adele.vance@contoso.com friday 17:00, mail and files to me", "Offboard Adele Vance?", "Friday 18 December 2026 17:00", "Give Megan Bowen Full Access and Send As", "Submit for approval")]
    [InlineData("nl-NL", "uit dienst adele.vance@contoso.com vrijdag 17:00, mail en bestanden naar mij", "Adele Vance uit dienst laten gaan?", "vrijdag 18 december 2026 17:00", "Megan Bowen Volledige toegang", "Ter goedkeuring versturen")]
    [InlineData("sv-SE", "avslut adele.vance@contoso.com fredag kl 17, e-post och filer till mig", "Avslut för Adele Vance?", "fredag 18 december 2026 17:00", "Ge Megan Bowen Fullständig åtkomst", "Skicka för godkännande")]
    [InlineData("nl-NL", "uit dienst adele.vance@contoso.com eind deze maand om 17 uur, mail doorsturen naar alex.wilber@contoso.com, bestanden voor mij", "Adele Vance uit dienst laten gaan?", "donderdag 31 december 2026 17:00", "Nieuwe mail doorsturen naar Alex Wilber", "Ter goedkeuring versturen")]
    [InlineData("sv-SE", "avslut adele.vance@contoso.com nu på fredag kl 17, vidarebefordra e-post till alex.wilber@contoso.com, filer åt mig", "Avslut för Adele Vance?", "fredag 18 december 2026 17:00", "Vidarebefordra ny e-post till Alex Wilber", "Skicka för godkännande")]
    [InlineData("nl-NL", "uit dienst adele.vance@contoso.com per direct, alles verwijderen", "Adele Vance uit dienst laten gaan?", "meteen na de goedkeuring", "het account wordt verwijderd", "Ter goedkeuring versturen")]
    [InlineData("sv-SE", "avslut adele.vance@contoso.com genast, ta bort allt", "Avslut för Adele Vance?", "direkt efter godkännandet", "Kontot tas bort", "Skicka för godkännande")]
    public async Task One_line_leads_to_the_summary_and_nothing_is_sent_before_it_is_confirmed(string locale, string line, string title, string start, string mail, string submit)
    {
        await using var bot = await BotHost.StartAsync(_time);
        await bot.Nestor.OpensChatAsync();
        bot.Megan.Locale = locale;

        await _time.UntilAsync(bot.Megan.SaysAsync(line));
        await _time.UntilAsync(bot.Megan.SeesCardAsync(title));

        bot.Megan.Card.Visible.ShouldContain(start);
        bot.Megan.Card.Visible.ShouldContain(mail);
        bot.Megan.Card.Buttons.ShouldContain(submit);
        (await bot.RequestCountAsync()).ShouldBe(0);
        await _time.UntilAsync(bot.Megan.PressesAsync(submit));
        await _time.UntilAsync(bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_was_not_understood_is_said_on_the_form_that_has_all_else()
    {
        await using var bot = await BotHost.StartAsync(_time);

        await _time.UntilAsync(bot.Megan.SaysAsync("offboard adele.vance@contoso.com friday 17:00, bake a cake, files to Alex Wilber"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices"));

        bot.Megan.Card.Visible.ShouldContain("I did not understand this part of what you typed: bake a cake.");
        bot.Megan.Card.ValueOf("Day").ShouldBe("2026-12-18");
        bot.Megan.Card.ValueOf("Time").ShouldBe("17:00");
        bot.Megan.Card.ValueOf("Who gets the files").ShouldBe("Alex Wilber");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_form_with_something_wrong_does_not_claim_another_outcome_than_its_own()
    {
        await using var bot = await BotHost.StartAsync(_time);

        await _time.UntilAsync(bot.Megan.SaysAsync("offboard adele.vance@contoso.com now, forward mail to Alex"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("More than one person matches “Alex”."));

        bot.Megan.Card.Visible.ShouldNotContain("Shared mailbox for you");
        await _time.UntilAsync(bot.Megan.PressesAsync("Show what this means", ("Who gets the mail", "alex.wilber@contoso.com")));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("New mail goes to Alex Wilber"));
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_day_without_a_time_is_asked_for_and_never_guessed()
    {
        await using var bot = await BotHost.StartAsync(_time);

        await _time.UntilAsync(bot.Megan.SaysAsync("offboard adele.vance@contoso.com end of month, mail to me"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices"));

        bot.Megan.Card.Visible.ShouldContain("Time: Enter the time.");
        bot.Megan.Card.ValueOf("Day").ShouldBe("2026-12-31");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Several_people_of_that_name_are_asked_about_first_and_the_rest_of_the_line_is_kept()
    {
        await using var bot = await BotHost.StartAsync(_time);

        await _time.UntilAsync(bot.Megan.SaysAsync("offboard a friday 17:00, mail to me"));
        bot.Megan.Card.Title.ShouldBe("More than one person matches “a”");
        await _time.UntilAsync(bot.Megan.SaysAsync("adele.vance@contoso.com"));
        await _time.UntilAsync(bot.Megan.SeesCardAsync("Offboard Adele Vance?"));

        bot.Megan.Card.Visible.ShouldContain("Friday 18 December 2026 17:00");
        bot.ShouldBeQuiet();
    }
}
