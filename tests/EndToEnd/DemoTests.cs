using System.Net;
using System.Net.Sockets;
using Demo;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
public sealed class DemoTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ending_the_demo_ends_all_it_started_and_leaves_nothing_behind(string signal)
    {
        var ports = Ports.Free();
        await using var demo = DemoProgram.Start(ports);
        var screen = await demo.ReadUntilAsync("Ctrl+C");
        var folder = screen.Split('\n').Single(line => line.Contains("database:", StringComparison.Ordinal)).Split(": ")[1];
        Directory.Exists(folder).ShouldBeTrue();

        await demo.SignalAsync(signal);
        var (code, errors) = await demo.EndsAsync();

        code.ShouldBe(0);
        errors.ShouldBeEmpty();
        Directory.Exists(folder).ShouldBeFalse();
        Should.NotThrow(() => ports.Ports.ToList().ForEach(Tools.RequireFree));
    }

    [Fact]
    public async Task The_screen_names_both_people_their_addresses_and_the_first_words()
    {
        var ports = Ports.Free();
        await using var demo = DemoProgram.Start(ports);

        var screen = await demo.ReadUntilAsync("Ctrl+C");

        screen.ShouldContain($"Megan Bowen, manager          http://localhost:{ports.ManagerPort}/");
        screen.ShouldContain($"Nestor Wilke, administrator   http://localhost:{ports.AdminPort}/");
        screen.ShouldContain("offboard Adele");
        await demo.SignalAsync("TERM");
        await demo.EndsAsync();
    }

    [Fact]
    public async Task A_busy_port_is_named_in_one_line()
    {
        var ports = Ports.Free();
        using var other = new TcpListener(IPAddress.Loopback, ports.AdminPort);
        other.Start();
        await using var demo = DemoProgram.Start(ports);

        var (code, errors) = await demo.EndsAsync();

        code.ShouldBe(1);
        errors.TrimEnd().ShouldBe($"Port {ports.AdminPort} is busy. End the program that uses it, or choose other ports (--help).");
    }

    [Fact]
    public async Task A_missing_Node_is_named_in_one_line()
    {
        await using var demo = DemoProgram.Start(Ports.Free(), path: "/nowhere");

        var (code, errors) = await demo.EndsAsync();

        code.ShouldBe(1);
        errors.TrimEnd().ShouldBe("node is missing. Install Node.js 20 or newer: https://nodejs.org");
    }
}
