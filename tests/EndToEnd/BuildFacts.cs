using System.Reflection;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>Folders that only the build knows.</summary>
internal static class BuildFacts
{
    public static string PlaywrightPackage => Get(nameof(PlaywrightPackage));

    public static string ScreenshotFolder => Get(nameof(ScreenshotFolder));

    private static string Get(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == key).Value!;
}
