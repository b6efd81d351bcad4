namespace TeamsOffboardBot.Hosting;

/// <summary>Headers of every answer: nothing the bot says is a page, is kept on the way, or shows in a frame.</summary>
public static class Answers
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];

    public static void UseGuardedAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // As late as can be: an error on the way clears what was set before.
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            foreach (var (name, value) in Headers)
            {
                response.Headers[name] = value;
            }

            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
