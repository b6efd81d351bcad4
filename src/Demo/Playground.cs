using System.Reflection;

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
        if (!IsInstalled())
        {
            var npm = Tools.Find("npm", "It comes with Node.js: https://nodejs.org");
            await output.WriteLineAsync("Installing the playground (once) ...");
            var (code, said) = await Tools.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], Folder, cancellationToken);
            if (code != 0)
            {
                throw new CannotStartException($"npm could not install the playground: {said.Trim()}");
            }
        }

        return new(node, Path.Combine(installed, "cli.js"));
    }

    /// <summary>One process is one person's page.</summary>
    public Child Open(DemoPerson person, int port, Uri bot, string folder)
    {
        var config = Path.Combine(folder, $"{person.GivenName}.yml");
        var log = Path.Combine(folder, $"{person.GivenName}-playground.log");
        File.WriteAllText(config, PlaygroundConfig.For(person));
        return Child.Start(new()
        {
            Name = $"{person.GivenName}'s page",
            Program = _node,
            Args = ["--require", Path.Combine(Folder, "onThisMachineOnly.cjs"), _program, "start", "-e", new Uri(bot, "/api/messages").AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--disable-telemetry"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = config,
                ["M365_AGENTS_PLAYGROUND_LOGFILE"] = log,
                ["TEAMSAPPTESTER_BROWSER"] = "none",
            },
            Folder = folder,
            OwnLog = log,
            Answers = new($"http://localhost:{port}/_debug/ping"),
        });
    }

    // npm writes its own copy of the lock file last, so an installation that was cut off does not count.
    private static bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }
}
