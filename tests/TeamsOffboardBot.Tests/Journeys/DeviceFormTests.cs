using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>What people choose for single devices, and for the people below the leaver, is what happens.</summary>
public sealed class DeviceFormTests
{
    [Fact]
    public async Task Devices_are_decided_on_one_by_one_and_nothing_happens_to_the_others()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ($"device.{AContoso.AdeleLaptop}", "Retire"));
        bot.Nestor.Card.Visible.ShouldContain("Take company data and management off ADELE-LAPTOP");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var truth = await bot.TruthAsync(Story.Adele);
        truth["managedDevices"].Names("state").ShouldBe(["retirePending", "managed"]);
        truth["mobileDevices"].Names("status").ShouldBe(["AccountOnlyDeviceWipeSucceeded"]);
        ((bool)truth["mobileDevices"]![0]!["blocked"]!).ShouldBeTrue();
        ((bool)truth["registeredDevices"]![0]!["enabled"]!).ShouldBeTrue();
        truth["methods"]!.AsArray().Select(m => (string)m!).ShouldBe(["password"]);
        truth["phoneNumber"].ShouldBeNull();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Direct_reports_go_to_the_manager_that_was_named()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Patti, "Emily Braun", ("newManager", "irvin.sayers@contoso.com"));
        bot.Nestor.Card.Visible.ShouldContain("Let Irvin Sayers be the manager of");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        ((string)(await bot.TruthAsync("bianca.pisani@contoso.com"))["managerId"]!).ShouldBe(AContoso.User(17).Value);
    }
}
