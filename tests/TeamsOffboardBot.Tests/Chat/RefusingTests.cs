using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class RefusingTests
{
    [Theory]
    [InlineData("Nobody Known", "Nobody matches “Nobody Known”.")]
    [InlineData("bruno", "Bruno Costa is a guest.")]
    [InlineData("debra.berger@contoso.com", "The account of Debra Berger was already deleted on")]
    public async Task Who_cannot_be_offboarded_is_said_where_it_was_asked(string name, string said)
    {
        await using var host = await BotHost.StartAsync();

        await host.Patti.SaysAsync($"offboard {name}");

        host.Patti.Card.Title.ShouldBe("Who is leaving?");
        host.Patti.Card.Visible.ShouldContain(said);
        host.Patti.Card.ValueOf("person").ShouldBe(name);
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("breakglass@contoso.com")]
    [InlineData("patti.fernandez@contoso.com")]
    public async Task Who_must_not_be_offboarded_is_refused_before_anything_is_asked(string address)
    {
        await using var host = await BotHost.StartAsync();

        await host.Patti.SaysAsync($"offboard {address}");

        host.Patti.Card.Title.ShouldBe("This offboarding cannot be prepared");
        host.Patti.Card.Buttons.ShouldBeEmpty();
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Somebody_without_right_learns_no_fact_about_the_person()
    {
        await using var host = await BotHost.StartAsync();

        await host.Christie.SaysAsync("offboard adele.vance@contoso.com");

        host.Christie.Card.Title.ShouldBe("This offboarding cannot be prepared");
        host.Christie.Card.Visible.ShouldNotContain("Marketing");
        host.Christie.Card.Visible.ShouldNotContain("Adele");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_leaver_in_an_open_request_is_not_asked_for_again()
    {
        await using var host = await BotHost.StartAsync();
        await host.AsksForAdeleAsync();

        await host.Patti.SaysAsync("offboard Adele Vance");

        host.Patti.Card.Title.ShouldBe("This offboarding cannot be prepared");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Of_several_one_is_picked_by_button_or_number_and_a_wrong_number_says_so()
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysAsync("offboard alex");
        host.Megan.Card.Visible.ShouldContain("1 – Alex Darrow, Web Editor");
        await host.Megan.SaysAsync("7");
        host.Megan.Card.Visible.ShouldContain("Type a number from 1 to 2, or another name.");
        await host.Megan.PressesAsync("Next");
        host.Megan.Card.Visible.ShouldContain("Select one person.");
        await host.Megan.PressesAsync("Search again");
        host.Megan.Card.Title.ShouldBe("Who is leaving?");
        await host.Megan.PressesAsync("Next", ("person", "alex"));
        await host.Megan.SaysAsync("2");

        await host.Megan.SeesCardAsync("Offboarding Alex Wilber: your choices");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_empty_form_names_every_field_that_is_missing()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard Adele Vance");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        var form = (string)new CardView(host.Megan.Messages[^1].Card!).Press("Next", []).Data["form"]!;

        await host.Megan.SendsAsync(host.Megan.Messages[^1].Id, "offboard.choose", "Next", new JObject(new JProperty("form", form), new JProperty("autoReply", "true")));

        host.Megan.Card.Visible.ShouldContain("Choose what becomes of the mailbox.");
        host.Megan.Card.Visible.ShouldContain("Choose what becomes of the OneDrive.");
        host.Megan.Card.Visible.ShouldContain("Reply to colleagues: Enter a text, or switch the automatic reply off.");
        host.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("adele.vance@contoso.com", "Adele Vance is the one who leaves.")]
    [InlineData("henrietta.mueller@contoso.com", "The account of Henrietta Mueller is blocked. Name somebody else.")]
    [InlineData("bruno", "Bruno Costa is a guest.")]
    [InlineData("nobody.known@contoso.com", "Nobody matches “nobody.known@contoso.com”.")]
    [InlineData("alex", "More than one person matches “alex”. Enter one of these addresses: alex.darrow@contoso.com, alex.wilber@contoso.com")]
    [InlineData("", "Nobody is named yet. Enter a name or an address.")]
    public async Task A_delegate_who_will_not_do_is_named_with_the_field_and_nothing_entered_is_lost(string mailTo, string said)
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard Adele Vance");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        await host.Megan.PressesAsync("Next", ("Who gets the mail", mailTo), ("leaveGroups", "false"), ("Reply to everyone else", "Line one\nLine two"));

        host.Megan.Card.Visible.ShouldContain($"Who gets the mail: {said}");
        host.Megan.Card.ValueOf("leaveGroups").ShouldBe("false");
        host.Megan.Card.ValueOf("Reply to everyone else").ShouldBe("Line one\nLine two");
        await host.Megan.PressesAsync("Next", ("Who gets the mail", "alex.wilber@contoso.com"));
        host.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_form_counts_once_and_only_the_newest()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard");
        var who = host.Megan.Messages[^1];
        await host.Megan.PressesAsync("Next", ("person", "Adele Vance"));
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        await host.Megan.PressesAsync(who, "Next", ("person", "Alex Wilber"));

        host.Megan.Strip.ShouldBe("This form was already answered or is out of date. Nothing was changed.");
        host.Megan.Card.Title.ShouldBe("Offboarding Adele Vance: your choices");
        await host.Megan.SaysAsync("cancel");
        await host.Megan.PressesAsync(who, "Next", ("person", "Alex Wilber"));
        host.Megan.Strip.ShouldBe("This form was already answered or is out of date. Nothing was changed.");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_form_of_somebody_else_counts_for_nothing()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard");
        var (verb, title, data) = new CardView(host.Megan.Messages[^1].Card!).Press("Next", [("person", "Adele Vance")]);

        await host.Patti.SendsAsync(host.Megan.Messages[^1].Id, verb, title, data, host.Megan.Chat);

        host.Patti.Strip.ShouldBe("Somebody else is filling this in. Type offboard to start one of your own.");
        host.Megan.Card.Title.ShouldBe("Who is leaving?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Cancelling_forgets_everything_by_button_and_by_word()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard Adele Vance");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Megan.PressesAsync("Cancel");
        host.Megan.Card.Title.ShouldBe("Cancelled, nothing was kept");
        await host.Megan.SaysAsync("cancel");
        host.Megan.Text.ShouldBe("There is nothing to cancel: you are not filling anything in. To take back a request, open it with status.");
        await host.Megan.SaysAsync("offboard");
        await host.Megan.SaysAsync("cancel");

        host.Megan.Text.ShouldBe("Cancelled. Nothing was kept.");
        host.Megan.Messages.ShouldAllBe(m => m.Card == null || new CardView(m.Card).Buttons.Count == 0);
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_was_entered_survives_a_restart()
    {
        await using var host = await BotHost.StartAsync();
        await host.Nestor.OpensChatAsync();
        await host.Megan.SaysAsync("offboard Adele Vance");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.RestartAsync();
        await host.Megan.SaysAsync("keep groups");
        await host.RestartAsync();
        await host.Megan.PressesAsync("Next");
        await host.RestartAsync();
        await host.Megan.SaysAsync("submit");

        await host.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        host.Nestor.Card.Visible.ShouldNotContain("Leave groups and teams (");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_an_approver_who_can_be_reached_nothing_is_submitted()
    {
        await using var host = await BotHost.StartAsync();
        await host.Megan.SaysAsync("offboard Adele Vance");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Megan.PressesAsync("Next");

        await host.Megan.PressesAsync("Submit for approval");

        host.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        await host.Nestor.OpensChatAsync();
        await host.Megan.PressesAsync("Submit for approval");
        await host.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_a_leaver_does_not_have_is_not_asked_for()
    {
        await using var host = await BotHost.StartAsync();

        await host.Megan.SaysAsync("offboard Johanna Lorenz");

        await host.Megan.SeesCardAsync("Offboarding Johanna Lorenz: your choices");
        host.Megan.Card.Inputs.ShouldNotContain(i => (string?)i["id"] == "mailbox" || (string?)i["id"] == "oneDrive" || (string?)i["id"] == "removeLicences");
        await host.Megan.SaysAsync("next");
        host.Megan.Card.Title.ShouldBe("Offboard Johanna Lorenz?");
        host.ShouldBeQuiet();
    }
}
