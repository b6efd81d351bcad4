using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Benchmarks.World;

/// <summary>The programs under measurement as an operator publishes them for a platform, each published once: what is compiled ahead there must not be compiled while it is measured.</summary>
public static class Published
{
    private static readonly DirectoryInfo Root = Directory.CreateTempSubdirectory("offboarding-published-");
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Folders = new(StringComparer.Ordinal);

    public static async Task<string> BotAsync() => Path.Combine(await FolderAsync("src/TeamsOffboardBot"), "TeamsOffboardBot.dll");

    public static async Task<string> SimulatorAsync() => Path.Combine(await FolderAsync("src/TenantSimulator"), "TenantSimulator.dll");

    public static async Task<string> EmptyAppAsync() => Path.Combine(await FolderAsync("tests/Benchmarks/EmptyApp"), "EmptyApp.dll");

    public static void Delete() => Root.Delete(recursive: true);

    private static Task<string> FolderAsync(string project) => Folders.GetOrAdd(project, new Lazy<Task<string>>(() => PublishAsync(project))).Value;

    private static async Task<string> PublishAsync(string project)
    {
        var repository = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
        var output = Path.Combine(Root.FullName, Path.GetFileName(project));
        var info = new ProcessStartInfo("dotnet", ["publish", "-c", "Release", "--use-current-runtime", "--no-self-contained", "--nologo", "-v", "quiet", "-p:RunAnalyzers=false", "-o", output, Path.Combine(repository, project)]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var publish = Process.Start(info)!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? output : throw new BenchmarksException($"{project} cannot be published: {said}");
    }
}
