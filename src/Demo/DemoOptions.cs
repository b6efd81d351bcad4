using System.Globalization;

namespace Demo;

/// <summary>The ports of the demo's four programs.</summary>
public sealed record DemoOptions
{
    public const string Usage = """
        dotnet run --project src/Demo [-- OPTIONS]

          --manager-port PORT   Megan Bowen's page    (56150)
          --admin-port PORT     Nestor Wilke's page   (56151)
          --bot-port PORT       the bot               (3978)
          --simulator-port PORT the simulated tenant  (5080)

        PORT 0 is any free port.
        """;

    public int ManagerPort { get; init; } = 56150;

    public int AdminPort { get; init; } = 56151;

    public int BotPort { get; init; } = 3978;

    public int TenantPort { get; init; } = 5080;

    public static DemoOptions AnyFreePorts { get; } = new() { ManagerPort = 0, AdminPort = 0, BotPort = 0, TenantPort = 0 };

    public static DemoOptions Parse(IReadOnlyList<string> args)
    {
        var options = new DemoOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            options = (args[i], i + 1 < args.Count ? Port(args[i + 1]) : null) switch
            {
                ("--manager-port", { } port) => options with { ManagerPort = port },
                ("--admin-port", { } port) => options with { AdminPort = port },
                ("--bot-port", { } port) => options with { BotPort = port },
                ("--simulator-port", { } port) => options with { TenantPort = port },
                _ => throw new CannotStartException($"'{string.Join(' ', args.Skip(i).Take(2))}' is no option of the demo; --help lists them."),
            };
        }

        return options;
    }

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65536 ? port : null;
}
