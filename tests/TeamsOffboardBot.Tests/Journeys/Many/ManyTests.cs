using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Trust;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Many;

/// <summary>Many leavers: one list, one card for each who decides, and a request of its own for each who leaves.</summary>
public sealed class ManyTests
{
    [Fact]
    public async Task Fifty_leave_by_one_file_and_one_approval_and_each_has_a_journal_of_their_own()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Joni.OpensChatAsync();
        await bot.HiresAsync(50);

        await bot.DropsAsync(bot.Patti, "leavers.csv", Listing.Lines(50));
        await bot.WaitsAsync(() => bot.Patti.Messages.Any(m => m.Visible.Contains("50 offboardings, ready to submit", StringComparison.Ordinal)), () => bot.Patti.Transcript);
        await bot.Patti.PressesAsync("Submit 50 for approval");
        await bot.WaitsAsync(() => bot.Nestor.Messages.Any(m => m.Visible.Contains("Approve 50 offboardings?", StringComparison.Ordinal)), () => bot.Nestor.Transcript);
        bot.Nestor.Messages.Count(m => m.Card is not null && !m.IsNews).ShouldBe(2);
        await bot.Nestor.PressesAsync("Approve 50");

        await bot.WaitsAsync(() => bot.Patti.Messages.Any(m => m.Visible.StartsWith("50 offboardings, all over", StringComparison.Ordinal)), () => bot.Patti.Transcript);
        await bot.Patti.SeesAsync("is finished: 50 offboardings are done.");
        await bot.Joni.SeesAsync("50 offboardings, all over");
        bot.Joni.Messages.Count(m => m.Card is not null && !m.IsNews).ShouldBe(2);
        (await bot.EventsAsync("request-approved")).ShouldBe(50);
        foreach (var i in new[] { 1, 25, 50 })
        {
            ((bool)(await bot.UserAsync($"temp{i:000}@contoso.com"))["accountEnabled"]!).ShouldBeFalse();
        }

        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Bad_lines_are_named_and_good_ones_go_on()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        bot.Patti.Locale = "nl-NL";

        await bot.Patti.SaysAsync(
            """
            meerdere
            Persoon;Laatste dag;Tijd;Mail naar
            Adele Vance;18-12-2099;;Megan Bowen
            adele.vance@contoso.com;;;
            Alex;;;
            Grady Archie;12/10/2026;;
            =cmd|' /C calc'!A0;;;
            **Nobody** <b>;;;
            Debra Berger;;;
            patti.fernandez@contoso.com;;;
            alex.wilber@contoso.com;;;
            """);
        await bot.Patti.SeesCardAsync("Eén uitdiensttreding, klaar om te versturen");

        var seen = bot.Patti.Card.Visible;
        seen.ShouldContain("Adele Vance\nDezelfde persoon als op regel 2. Deze regel wordt overgeslagen.\nRegel 3 · adele.vance@contoso.com");
        seen.ShouldContain("Regel 4 · Alex\nNiemand heet precies “Alex”. Misschien");
        seen.ShouldContain("“12/10/2026” is geen dag, of is op meer dan één manier te lezen.");
        seen.ShouldContain("is een formule");
        seen.ShouldContain("Niemand heet “**Nobody** <b>”.");
        seen.ShouldContain("Regel 8 · Debra Berger");
        await bot.Patti.PressesAsync("Meer");
        bot.Patti.Card.Visible.ShouldContain("Alex Wilber\nKan worden verstuurd\nmeteen na de goedkeuring");
        await bot.Patti.PressesAsync("1 ter goedkeuring versturen");
        await bot.Nestor.SeesCardAsync("Approve one offboarding?");
        await bot.Patti.SeesCardAsync("Niet verstuurd");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_plan_of_each_line_is_a_press_away_and_a_line_can_be_taken_out_before_it_is_sent()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.SaysAsync("many");
        bot.Patti.Card.Visible.ShouldContain("Person;Last day;Time;Mail to;Files to;Profile");
        await bot.Patti.PressesAsync("Read the lines", ("One person a line", "Person;Last day\nadele.vance@contoso.com;\nalex.wilber@contoso.com;"));
        await bot.Patti.SeesCardAsync("2 offboardings, ready to submit");

        await bot.Patti.PressesAsync("Plan");
        bot.Patti.Card.Title.ShouldContain("Adele Vance");
        bot.Patti.Card.Visible.ShouldContain("shared mailbox");
        bot.Patti.Card.Buttons.ShouldContain("Back to the list");
        await bot.Patti.PressesAsync("Take out");
        await bot.Patti.SeesCardAsync("One offboarding, ready to submit");
        await bot.Patti.PressesAsync("Submit 1 for approval");

        await bot.Nestor.SeesCardAsync("Alex Wilber");
        bot.Nestor.Card.Visible.ShouldNotContain("Adele");
        bot.Nestor.Card.Visible.ShouldNotContain("comes back. (1)", customMessage: "of one person there is nothing to count");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_profile_is_written_as_the_template_names_it_in_the_language_of_whoever_writes()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Patti.Locale = "nl-NL";
        await bot.HiresAsync(2);
        await bot.Patti.SaysAsync("meerdere");
        bot.Patti.Card.Visible.ShouldContain("een van Standaardvertrek · Onmiddellijk ontslag · Verwijderen en niets bewaren");

        await bot.Patti.SaysAsync("Persoon;Profiel\ntemp001@contoso.com;verwijderen en niets bewaren\ntemp002@contoso.com;Weg ermee");

        await bot.Patti.SeesCardAsync("Eén uitdiensttreding, klaar om te versturen");
        bot.Patti.Card.Visible.ShouldContain("“Weg ermee” is geen profiel. Er zijn Standaardvertrek · Onmiddellijk ontslag");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_must_be_decided_on_alone_has_a_card_of_their_own_and_is_not_approved_with_the_others()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Joni.OpensChatAsync();
        await bot.HiresAsync(3);
        await bot.Patti.SaysAsync("Name\ntemp001@contoso.com\ntemp002@contoso.com\ntemp003@contoso.com\nelvia.atkins@contoso.com");
        await bot.Patti.SeesCardAsync("needs two approvers, who get a card of its own");
        await bot.Patti.PressesAsync("Submit 4 for approval");
        await bot.Nestor.SeesAsync("Approve 3 offboardings?");
        await bot.Nestor.SeesAsync("Approve the offboarding of Elvia Atkins?");

        await bot.Nestor.PressesAsync(ListOf(bot.Nestor), "Take out");
        await bot.Joni.SeesAsync("Approve the offboarding of Temp 001?");
        await bot.Nestor.SeesAsync("Approve 2 offboardings?");
        await bot.Joni.SeesAsync("Approve 2 offboardings?");
        await bot.Joni.PressesAsync(ListOf(bot.Joni), "Approve 2");

        await bot.Patti.SeesAsync("2 offboardings are approved.");
        await Patience.UntilAsync(async () => !(bool)(await bot.UserAsync("temp003@contoso.com"))["accountEnabled"]!);
        ((bool)(await bot.UserAsync("temp001@contoso.com"))["accountEnabled"]!).ShouldBeTrue();
        ((bool)(await bot.UserAsync("elvia.atkins@contoso.com"))["accountEnabled"]!).ShouldBeTrue();
        (await bot.EventsAsync("taken-out-of-list")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_on_the_list_decides_on_the_others_and_never_learns_of_their_own_line()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Joni.OpensChatAsync();
        await bot.HiresAsync(1);
        await bot.Patti.SaysAsync("Name\ntemp001@contoso.com\njoni.sherman@contoso.com");
        await bot.Patti.SeesCardAsync("2 offboardings, ready to submit");

        await bot.Patti.PressesAsync("Submit 2 for approval");
        await bot.Nestor.SeesCardAsync("Approve 2 offboardings?");
        await bot.Joni.SeesCardAsync("Approve one offboarding?");
        await bot.Joni.PressesAsync("Approve 1");

        await bot.Nestor.SeesCardAsync("Approve one offboarding?");
        bot.Nestor.Card.Visible.ShouldContain("Joni Sherman");
        string.Join('\n', bot.Joni.Messages.Select(m => m.Visible)).ShouldNotContain("Joni");
        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_list_that_changed_since_it_was_drawn_is_not_approved_and_what_others_send_is_not_believed()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.AsksForThreeAsync();
        var seen = ListOf(bot.Nestor);
        await bot.Joni.SeesCardAsync("Approve 3 offboardings?");
        await bot.Joni.PressesAsync("Take out");
        await bot.Nestor.SeesAsync("Approve 2 offboardings?");

        await bot.Nestor.PressesAsync(seen, "Approve 3");
        await bot.Nestor.SeesAsync("The list has changed since you saw it.");
        var (verb, title, data) = new CardView(ListOf(bot.Nestor).Card!).Press("Approve 2", []);
        await bot.Christie.SaysAsync("help");
        await bot.Christie.SendsAsync(bot.Christie.Messages[^1].Id, verb, title, data);
        bot.Christie.Strip.ShouldBe("I know no list like that which I could show you.");
        await bot.Patti.SendsAsync(bot.Patti.Messages[0].Id, verb, title, data);

        (await bot.EventsAsync("request-approved")).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_list_is_withdrawn_or_rejected_as_one()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForThreeAsync();
        await bot.Nestor.PressesAsync("Take out");
        await bot.Nestor.SeesAsync("Approve 2 offboardings?");

        await bot.Nestor.PressesAsync(ListOf(bot.Nestor), "Reject the request", ("Reason", "They stay."));
        await bot.Patti.SeesAsync("2 offboardings of your list");
        await bot.Patti.SeesCardAsync("Withdraw 1");
        await bot.Patti.PressesAsync("Withdraw 1");
        await bot.Patti.SeesCardAsync("3 offboardings, all over");

        (await bot.EventsAsync("request-rejected")).ShouldBe(2);
        (await bot.EventsAsync("request-withdrawn")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Cells_that_were_pasted_from_a_spreadsheet_are_a_list_and_nobody_learns_more_than_by_asking_for_one()
    {
        await using var bot = await BotHost.StartAsync();
        var activity = bot.Megan.Activity("message", bot.Megan.Chat, "personal");
        bot.Teams.Introduce($"29:{bot.Megan.Id}", bot.Megan.Chat);
        activity["text"] = "Naam Laatste dag Adele Vance nu Brian Johnson";
        activity["attachments"] = new JArray(new JObject(
            new JProperty("contentType", "text/html"),
            new JProperty("content", "<div><table><tbody><tr><td>Naam</td><td>Laatste&nbsp;dag</td></tr><tr><td><p>Adele &quot;A&quot; Vance</p></td><td></td></tr><tr><td>Alex Wilber</td><td>nu</td></tr><tr><td>Brian Johnson</td><td></td></tr></tbody></table></div>")));
        using var delivered = await bot.Megan.DeliverAsync(activity);
        await bot.Megan.SeesCardAsync("One offboarding, ready to submit");

        bot.Megan.Card.Visible.ShouldContain("“Adele \"A\" Vance”");
        bot.Megan.Card.Visible.ShouldContain("Alex Wilber\nCan be submitted");
        await bot.Megan.SaysAsync("offboard Brian Johnson");
        await bot.Megan.SeesCardAsync("This offboarding cannot be prepared");
        var alone = bot.Megan.Card.Visible.Split('\n')[1];
        bot.Megan.Messages[0].Visible.ShouldContain($"Line 4 · Brian Johnson\n{alone}");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_line_that_is_blocked_is_prepared_alone_and_leaves_the_list()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Patti.SaysAsync("Name\nadele.vance@contoso.com\nalex.wilber@contoso.com");
        await bot.Patti.SeesCardAsync("2 offboardings, ready to submit");

        await bot.Patti.PressesAsync("Plan");
        await bot.Patti.PressesAsync("On its own");

        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Patti.SeesAsync("One offboarding, ready to submit");
        await bot.Patti.SaysAsync("cancel");
        await bot.Patti.SaysAsync("cancel");
        await bot.Teams.WaitForAsync(() => bot.Patti.Messages.All(m => !m.Visible.Contains("ready to submit", StringComparison.Ordinal)), () => bot.Patti.Transcript);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_order_that_was_taken_is_carried_out_to_its_end_whatever_becomes_of_the_process()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.HiresAsync(22);
        await bot.Patti.SaysAsync(Listing.Lines(22));
        await bot.Patti.SeesCardAsync("22 offboardings, ready to submit");
        await bot.Patti.PressesAsync("Submit 22 for approval");
        await bot.RestartAsync();
        await bot.WaitsAsync(() => bot.Nestor.Messages.Any(m => m.Visible.StartsWith("Approve 22 offboardings?", StringComparison.Ordinal)), () => bot.Nestor.Transcript);

        await bot.Nestor.PressesAsync("Approve 22");
        await bot.RestartAsync();

        await bot.WaitsAsync(() => bot.Patti.Messages.Any(m => m.Visible.StartsWith("22 offboardings, all over", StringComparison.Ordinal)), () => bot.Patti.Transcript);
        (await bot.EventsAsync("request-submitted")).ShouldBe(22);
        (await bot.EventsAsync("request-approved")).ShouldBe(22);
        bot.Nestor.Messages.Count(m => m.Visible.Contains("List L-", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>The card on which this person decides on the list.</summary>
    private static ChatMessage ListOf(Person person) => person.Messages.Last(m => m.Visible.Contains("Rights and facts are checked again", StringComparison.Ordinal) && m.Visible.Contains("List L-", StringComparison.Ordinal));
}
