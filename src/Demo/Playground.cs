using System.Reflection;
using System.Text.Json.Nodes;

namespace Demo;

/// <summary>Microsoft's local Teams client, installed from the committed lock file.</summary>
public sealed class Playground
{
    private const string Package = "@microsoft/m365agentsplayground";

    private readonly string _node;
    private readonly string _program;

    private Playground(string node, string program)
    {
        _node = node;
        _program = program;
    }

    private static string Folder { get; } = typeof(Playground).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "DemoFolder").Value!;

    public static async Task<Playground> InstallAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var node = await Tools.FindNodeAsync(cancellationToken);
        var installed = Path.Combine(Folder, "node_modules", Package);
        if (Version(Path.Combine(installed, "package.json")) != LockedVersion())
        {
            var npm = Tools.Find("npm", "It comes with Node.js: https://nodejs.org");
            await output.WriteLineAsync("Installing the playground (once) ...");
            var (code, said) = await Tools.RunAsync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], Folder, cancellationToken);
            if (code != 0)
            {
                throw new CannotStartException($"npm could not install the playground: {said.ReplaceLineEndings(" ").Trim()}");
            }
        }

        return new(node, Path.Combine(installed, "cli.js"));
    }

    /// <summary>One process is one person's page.</summary>
    public Child Open(DemoPerson person, int port, Uri bot, string folder)
    {
        var config = Path.Combine(folder, $"{person.GivenName}.yml");
        File.WriteAllText(config, PlaygroundConfig.For(person));
        return Child.Start(new()
        {
            Name = $"{person.GivenName}'s page",
            Program = _node,
            Args = [_program, "start", "-e", new Uri(bot, "/api/messages").AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--disable-telemetry"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = config,
                ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, $"{person.GivenName}-playground.log"),
                ["TEAMSAPPTESTER_BROWSER"] = "none",
            },
            Folder = folder,
            Answers = new($"http://localhost:{port}/_debug/ping"),
        });
    }

    private static string? LockedVersion() =>
        (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "package-lock.json")))?["packages"]?[$"node_modules/{Package}"]?["version"];

    private static string? Version(string packageFile) =>
        File.Exists(packageFile) ? (string?)JsonNode.Parse(File.ReadAllText(packageFile))?["version"] : null;
}
