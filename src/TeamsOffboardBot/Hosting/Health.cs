using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace TeamsOffboardBot.Hosting;

/// <summary>Two questions a platform asks: does the process answer, and can it do its work. Neither answer says why.</summary>
public static class Health
{
    /// <summary>A health check with this tag must pass before the bot is sent work.</summary>
    public const string ReadyTag = "ready";

    public const string Folder = "/health";

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Folder + "/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Folder + "/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }
}
