namespace TeamsOffboardBot.EndToEnd;

/// <summary>Keeps pictures of the real cards for people who read about the bot; only when <c>SCREENSHOTS=1</c> asks for it.</summary>
internal static class Screenshots
{
    private static readonly bool AreWanted = Environment.GetEnvironmentVariable("SCREENSHOTS") == "1";

    public static async Task KeepAsync(string name, Func<Task<byte[]>> picture)
    {
        if (AreWanted)
        {
            Directory.CreateDirectory(BuildFacts.ScreenshotFolder);
            await File.WriteAllBytesAsync(Path.Combine(BuildFacts.ScreenshotFolder, $"{name}.png"), await picture());
        }
    }
}
