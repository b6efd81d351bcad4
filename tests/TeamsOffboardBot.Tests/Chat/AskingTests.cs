using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class AskingTests
{
    [Fact]
    public async Task A_manager_asks_with_buttons_and_an_approver_gets_the_plan()
    {
        await using var host = await BotHost.StartAsync();
        await host.Nestor.OpensChatAsync();
        await host.Megan.OpensChatAsync();

        await host.Megan.PressesAsync("Start an offboarding");
        await host.Megan.PressesAsync("Next", ("Name, user name or mail address", "Adele Vance"));
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Megan.PressesAsync("Next", ("Who gets the mail", "Alex Wilber"));
        await host.Megan.SeesCardAsync("Offboard Adele Vance?");
        await host.Megan.PressesAsync("Submit for approval");

        host.Megan.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        await host.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        host.ShouldBeQuiet();
    }

    [Fact]
    public async Task Everything_can_be_typed()
    {
        await using var host = await BotHost.StartAsync();
        await host.Nestor.OpensChatAsync();

        await host.Megan.SaysAsync("offboard");
        await host.Megan.SaysAsync("Alex");
        host.Megan.Card.Title.ShouldBe("More than one person matches “Alex”");
        await host.Megan.SaysAsync("adele.vance@contoso.com");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Megan.SaysAsync("shared with Alex Wilber");
        host.Megan.Card.ValueOf("Who gets the mail").ShouldBe("Alex Wilber");
        await host.Megan.SaysAsync("keep licences");
        host.Megan.Card.ValueOf("removeLicences").ShouldBe("false");
        await host.Megan.SaysAsync("next");
        host.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        await host.Megan.SaysAsync("back");
        host.Megan.Card.ValueOf("removeLicences").ShouldBe("false");
        await host.Megan.SaysAsync("ok");
        await host.Megan.SaysAsync("submit");

        host.Megan.Card.Title.ShouldBe("Offboarding of Adele Vance: waiting for approval");
        host.Megan.Messages.Count(m => m.Card is not null && new CardView(m.Card).Buttons.Count > 0).ShouldBe(1);
        host.ShouldBeQuiet();
    }
}
