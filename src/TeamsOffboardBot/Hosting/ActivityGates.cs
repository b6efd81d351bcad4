namespace TeamsOffboardBot.Hosting;

public static class ActivityGates
{
    /// <summary>Everything below here is behind the gate; a route answers to more spellings of its path than it looks.</summary>
    public const string Folder = "/api";

    public static void UseActivityGate(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Folder, StringComparison.OrdinalIgnoreCase), gated => gated.UseMiddleware<ActivityGate>());

    /// <summary>Behind the gate.</summary>
    public static void UseHandledOnce(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Features.Get<ActivityEnvelope>() is not null, gated => gated.UseMiddleware<HandledOnce>());
}
