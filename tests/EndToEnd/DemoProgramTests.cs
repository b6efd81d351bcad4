using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
public sealed class DemoProgramTests
{
    private static readonly string[] AnyFreePorts = ["--manager-port", "0", "--admin-port", "0", "--bot-port", "0", "--simulator-port", "0"];

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ending_the_demo_ends_all_it_started_and_leaves_nothing_behind(string signal)
    {
        await using var program = DemoProgram.Start(args: AnyFreePorts);

        var said = await program.SaysAsync("Ctrl+C ends everything.");
        said.ShouldContain("Megan Bowen, manager");
        said.ShouldContain("Nestor Wilke, administrator");
        said.ShouldContain("offboard Adele");
        var ports = Ports(said);
        var folder = Folder(said);
        ports.Count.ShouldBe(3, "two pages and the tenant are told");
        Listeners(ports).Count.ShouldBe(3);
        Listeners(ports).ShouldAllBe(listener => IPAddress.IsLoopback(listener.Address), "the pages speak as somebody, so nobody else may reach them");
        Directory.Exists(folder).ShouldBeTrue();

        await program.SignalAsync(signal);

        (await program.ExitCodeAsync()).ShouldBe(0);
        program.Errors.ShouldBeEmpty();
        Listeners(ports).ShouldBeEmpty();
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_busy_port_is_named_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var busy = $"{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var program = DemoProgram.Start(args: [.. AnyFreePorts, "--bot-port", busy]);

        (await program.ExitCodeAsync()).ShouldNotBe(0);
        program.Errors.ShouldStartWith($"Port {busy} is busy.");
        program.Errors.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_machine_without_Node_is_told_in_one_line_what_to_install()
    {
        await using var program = DemoProgram.Start(new Dictionary<string, string> { ["PATH"] = "/nowhere" }, AnyFreePorts);

        (await program.ExitCodeAsync()).ShouldNotBe(0);
        program.Errors.ShouldBe("node is missing. Install Node.js 18 or newer: https://nodejs.org");
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_named_in_one_line()
    {
        await using var program = DemoProgram.Start(args: ["--port", "80"]);

        (await program.ExitCodeAsync()).ShouldNotBe(0);
        program.Errors.ShouldBe("'--port 80' is no option of the demo; --help lists them.");
    }

    private static List<IPEndPoint> Listeners(List<int> ports) =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port))];

    private static List<int> Ports(string said) =>
        [.. said.Split([' ', '\r', '\n']).Where(word => word.StartsWith("http://", StringComparison.Ordinal)).Select(address => new Uri(address).Port)];

    private static string Folder(string said) =>
        said.Split('\n').Single(line => line.StartsWith("Logs and database:", StringComparison.Ordinal)).Split(':', 2)[1].Trim();
}
