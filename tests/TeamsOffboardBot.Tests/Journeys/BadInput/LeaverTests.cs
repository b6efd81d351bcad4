using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>Somebody who cannot be offboarded, or not by whoever asks: a reason, a way on, and nothing else.</summary>
public sealed class LeaverTests
{
    [Theory]
    [InlineData("Nobody Known", "Nobody matches “Nobody Known”.", "Try the last name")]
    [InlineData("bruno", "Bruno Costa is a guest.", "Only members of this organisation")]
    [InlineData("debra.berger@contoso.com", "The account of Debra Berger was already deleted on", "type restore, followed by the name")]
    [InlineData("enrico", "The account of Enrico Cattaneo was already deleted on", "type restore, followed by the name")]
    [InlineData("", "Enter a name or an address.", "You can also type the name")]
    public async Task Who_is_not_there_to_be_offboarded_is_said_with_a_way_on_and_the_same_form_takes_another_name(string sought, string why, string wayOn)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Patti.SaysAsync("offboard");

        await bot.Patti.PressesAsync("Next", ("person", sought));

        bot.Patti.ShouldBeTold(why, wayOn);
        bot.Patti.Card.ValueOf("person").ShouldBe(sought.Length == 0 ? null : sought);
        await bot.Patti.SaysAsync("Adele Vance");
        await bot.Patti.SeesCardAsync("Offboarding Adele Vance: your choices");
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData(4, "Patti Fernandez", "breakglass@contoso.com", "is on the list of protected accounts")]
    [InlineData(4, "Patti Fernandez", "patti.fernandez@contoso.com", "You cannot ask for your own offboarding. Please talk to your manager or to HR.")]
    [InlineData(5, "Nestor Wilke", "nestor.wilke@contoso.com", "You cannot ask for your own offboarding.")]
    [InlineData(24, "Christie Cline", "adele.vance@contoso.com", "Their manager, their manager's manager, HR and the approvers can.")]
    [InlineData(2, "Adele Vance", "alex.wilber@contoso.com", "You cannot ask for this person's offboarding.")]
    public async Task Who_must_not_be_offboarded_by_the_one_who_asks_is_refused_with_the_reason_and_nothing_is_kept(int asker, string name, string address, string why)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        var person = bot.Someone(asker, name);

        await person.SaysAsync($"offboard {address}");

        person.ShouldBeTold("This offboarding cannot be prepared", why);
        person.Card.Buttons.ShouldBeEmpty();
        await person.SaysAsync("cancel");
        person.Text.ShouldBe("There is nothing to cancel: you are not filling anything in. To take back a request, open it with status.");
        (await bot.RequestCountAsync()).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Of_several_people_one_is_picked_before_any_is_read()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Megan.SaysAsync("offboard alex");

        bot.Megan.ShouldBeTold("More than one person matches “alex”", "Alex Darrow", "Alex Wilber", "You can also type the number, or another name.");
        await bot.Megan.SaysAsync("Nobody Known");
        bot.Megan.ShouldBeTold("Nobody matches “Nobody Known”.");
        await bot.Megan.SaysAsync("0");
        bot.Megan.ShouldBeTold("Type a number from 1 to 2, or another name.");
        await bot.Megan.SaysAsync("alex.wilber@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Alex Wilber: your choices");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_leaver_who_is_in_a_request_is_named_with_it_and_only_those_who_may_see_it_are_shown_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var request = await bot.RequestIdAsync();

        await bot.Patti.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");

        bot.Patti.ShouldBeTold($"Adele Vance is already in request {request}.");
        bot.Patti.Messages.Count.ShouldBe(1, bot.Patti.Transcript);
        bot.Megan.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        (await bot.RequestCountAsync()).ShouldBe(1);
        bot.ShouldBeQuiet();
    }
}
