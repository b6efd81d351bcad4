using Shouldly;
using TeamsOffboardBot.Chat.Dialogs;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

/// <summary>It is Wednesday 16 December 2026, ten o'clock.</summary>
public sealed class OneLineTests
{
    private static readonly DateTime Now = new(2026, 12, 16, 10, 0, 0);

    [Theory]
    [InlineData("Adele Vance friday 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance vrijdag 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance op vrijdag om 17.00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance fredag kl 17", "2026-12-18", "17:00")]
    [InlineData("Adele Vance på fredag kl. 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance, Friday at 5pm", "2026-12-18", "17:00")]
    [InlineData("Adele Vance wednesday 17:00", "2026-12-16", "17:00")]
    [InlineData("Adele Vance wednesday 9:00", "2026-12-23", "09:00")]
    [InlineData("Adele Vance today 17:00", "2026-12-16", "17:00")]
    [InlineData("Adele Vance morgen 12:00", "2026-12-17", "12:00")]
    [InlineData("Adele Vance i morgon 12:00", "2026-12-17", "12:00")]
    [InlineData("Adele Vance end of month", "2026-12-31", null)]
    [InlineData("Adele Vance einde van de maand 17 uur", "2026-12-31", "17:00")]
    [InlineData("Adele Vance slutet av månaden", "2026-12-31", null)]
    [InlineData("Adele Vance 2026-12-21 17:30", "2026-12-21", "17:30")]
    [InlineData("Adele Vance 21-12-2026 17:30", "2026-12-21", "17:30")]
    [InlineData("Adele Vance 12/21/2026 17:30", "2026-12-21", "17:30")]
    [InlineData("Adele Vance 21 december 17:30", "2026-12-21", "17:30")]
    [InlineData("Adele Vance 2 maart 17:30", "2027-03-02", "17:30")]
    [InlineData("Adele Vance 1 okt 2027 08:00", "2027-10-01", "08:00")]
    [InlineData("Adele Vance at the end of the month 17:00", "2026-12-31", "17:00")]
    [InlineData("Adele Vance aan het eind van de maand", "2026-12-31", null)]
    [InlineData("Adele Vance eind deze maand om 17 uur", "2026-12-31", "17:00")]
    [InlineData("Adele Vance i slutet av månaden kl. 17", "2026-12-31", "17:00")]
    [InlineData("Adele Vance per eind maand", "2026-12-31", null)]
    [InlineData("Adele Vance aanstaande vrijdag om 17:00 uur", "2026-12-18", "17:00")]
    [InlineData("Adele Vance komende vrijdag 17.00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance nu på fredag klockan 17.00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance nu vrijdag 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance this friday 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance den 18 december kl 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance December 18 5pm", "2026-12-18", "17:00")]
    [InlineData("Adele Vance 18th December 5 pm", "2026-12-18", "17:00")]
    [InlineData("Adele Vance 18-12 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance 18/12 kl 17", "2026-12-18", "17:00")]
    [InlineData("Adele Vance 18-dec-2026 17:00", "2026-12-18", "17:00")]
    [InlineData("Adele Vance 2 mrt 17:30", "2027-03-02", "17:30")]
    [InlineData("Adele Vance 17.30", "2026-12-16", "17:30")]
    [InlineData("Adele Vance 17:30", "2026-12-16", "17:30")]
    [InlineData("Adele Vance 9:30", "2026-12-17", "09:30")]
    public void A_moment_is_read_as_people_say_it(string text, string day, string? time)
    {
        var line = OneLine.Read(text, Now);

        line.Name.ShouldBe("Adele Vance");
        line.Moment.ShouldNotBeNull().Day.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        line.Moment.Time.ShouldBe(time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Adele Vance now")]
    [InlineData("Adele Vance, nu")]
    [InlineData("Adele Vance meteen")]
    [InlineData("Adele Vance genast")]
    [InlineData("Adele Vance per direct")]
    [InlineData("Adele Vance, zo snel mogelijk")]
    [InlineData("Adele Vance omgående")]
    [InlineData("Adele Vance as soon as possible")]
    public void Now_is_right_after_the_approval(string text) =>
        OneLine.Read(text, Now).ShouldSatisfyAllConditions(l => l.Name.ShouldBe("Adele Vance"), l => l.Moment.ShouldNotBeNull().IsNow.ShouldBeTrue());

    [Theory]
    [InlineData("Adele Vance friday 17:00, mail and files to me", "shared with me|files to me")]
    [InlineData("Adele Vance vrijdag 17:00, mail en bestanden naar mij", "shared with mij|files to mij")]
    [InlineData("Adele Vance fredag 17:00, e-post och filer till mig", "shared with mig|files to mig")]
    [InlineData("Adele Vance friday 17:00, mail to Alex Wilber and files to me", "shared with Alex Wilber|files to me")]
    [InlineData("Adele Vance friday 17:00 mail to me", "shared with me")]
    [InlineData("Adele Vance friday 17:00, forward to Alex Wilber, keep files", "forward to Alex Wilber|keep files")]
    [InlineData("Adele Vance vrijdag 17:00, doorsturen naar Alex Wilber, bestanden behouden", "doorsturen naar Alex Wilber|bestanden behouden")]
    [InlineData("Adele Vance fredag 17:00, vidarebefordra till Alex Wilber", "vidarebefordra till Alex Wilber")]
    [InlineData("Adele Vance vrijdag 17:00, mail naar Alex Wilber en bestanden naar mij", "shared with Alex Wilber|files to mij")]
    [InlineData("Adele Vance vrijdag 17:00, gedeeld met mij, bestanden voor Alex Wilber", "gedeeld met mij|files to Alex Wilber")]
    [InlineData("Adele Vance vrijdag 17:00, gedeeld postvak", "gedeeld postvak")]
    [InlineData("Adele Vance vrijdag 17:00, stuur door naar Alex Wilber", "stuur door naar Alex Wilber")]
    [InlineData("Adele Vance fredag 17:00, e-post till Alex Wilber och filer åt mig", "shared with Alex Wilber|files to mig")]
    [InlineData("Adele Vance fredag 17:00, delad med mig, behåll filerna", "delad med mig|behåll filerna")]
    [InlineData("Adele Vance fredag 17:00, delad postlåda", "delad postlåda")]
    [InlineData("Adele Vance fredag 17:00, vidarebefordra e-post till Alex Wilber", "vidarebefordra e-post till Alex Wilber")]
    [InlineData("Adele Vance friday 17:00, mail and files for me", "shared with me|files to me")]
    [InlineData("Adele Vance, ta bort allt", "keep mailbox|keep files|delete account")]
    [InlineData("Adele Vance, radera allt", "keep mailbox|keep files|delete account")]
    [InlineData("Adele Vance, account verwijderen na 30 dagen", "account verwijderen na 30 dagen")]
    [InlineData("Adele Vance, ta bort kontot efter 30 dagar", "ta bort kontot efter 30 dagar")]
    [InlineData("Adele Vance, delete", "keep mailbox|keep files|delete account")]
    [InlineData("Adele Vance, alles verwijderen", "keep mailbox|keep files|delete account")]
    public void Choices_are_read_as_the_dialog_reads_them(string text, string sentences)
    {
        var line = OneLine.Read(text, Now);

        line.Name.ShouldBe("Adele Vance");
        line.Sentences.ShouldBe(sentences.Split('|'));
        line.NotUnderstood.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Adele Vance friday 17:00, bake a cake", "bake a cake")]
    [InlineData("Adele Vance friday evening, mail to me", "evening")]
    [InlineData("Adele Vance 12/10/2026, mail to me", "12/10/2026")]
    [InlineData("Adele Vance, 32 december, mail to me", "32 december")]
    [InlineData("Adele Vance, 25:00, mail to me", "25:00")]
    public void What_is_not_understood_is_kept_to_be_said(string text, string left)
    {
        var line = OneLine.Read(text, Now);

        line.HasWishes.ShouldBeTrue();
        $"{line.Name} {string.Join(' ', line.NotUnderstood)}".ShouldContain(left);
    }

    [Theory]
    [InlineData("Adele Vance")]
    [InlineData("Vance, Adele")]
    [InlineData("adele.vance@contoso.com")]
    [InlineData("Friday")]
    [InlineData("John Hide")]
    [InlineData("Anna Post")]
    [InlineData("Aan de Stegge")]
    [InlineData("Jan Mars")]
    [InlineData("April May")]
    [InlineData("")]
    public void A_name_alone_stays_a_name(string text) =>
        OneLine.Read(text, Now).ShouldSatisfyAllConditions(l => l.Name.ShouldBe(text), l => l.HasWishes.ShouldBeFalse());
}
