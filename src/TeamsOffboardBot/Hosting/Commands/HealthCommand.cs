namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>health</c>: asks the bot on this machine whether it works, for platforms whose health check is a command; the container
/// has no other program that could ask. 0 it does, 1 it does not.
/// </summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0)
        {
            return await CommandLine.EndAsync(errors, "Usage: health. The port is the first of ASPNETCORE_HTTP_PORTS.");
        }

        var port = (Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") ?? "8080").Split(';')[0];
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{Health.Folder}/ready"));
            await output.WriteLineAsync($"{(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? CommandLine.Done : CommandLine.Failed;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return await CommandLine.EndAsync(errors, $"The bot does not answer on port {port}.", CommandLine.Failed);
        }
    }
}
