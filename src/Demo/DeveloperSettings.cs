using System.Diagnostics;

namespace Demo;

/// <summary>What a developer has set for a bot of their own would lead the demo to a real tenant.</summary>
internal static class DeveloperSettings
{
    private static readonly string[] Prefixes =
        ["Microsoft365__", "MicrosoftApp", "Access__", "Bot__", "Storage__", "Logging__", "ToBotFrom", "ToChannelFrom", "ASPNETCORE_", "DOTNET_ENVIRONMENT"];

    public static void RemoveSettingsOfABot(this ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsSettingOfABot).ToList())
        {
            start.Environment.Remove(name);
        }
    }

    private static bool IsSettingOfABot(string variable) =>
        Prefixes.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
