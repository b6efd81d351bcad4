using Microsoft.AspNetCore.Connections;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting;

/// <summary>Serves Teams until the process is told to stop. A setting that cannot work ends it at once with one line.</summary>
public static class Serving
{
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];
    private static readonly string[] PortSettings = ["https_port", "ANCM_HTTPS_PORT"];

    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        try
        {
            await using var app = Build(args);
            if (StartMistakes.Of(app.Services) is { Count: > 0 } mistakes)
            {
                return await EndAsync(errors, string.Join(' ', mistakes));
            }

            await app.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (StorageUnusableException wrong)
        {
            return await EndAsync(errors, wrong.Message);
        }
        catch (IOException wrong) when (wrong.InnerException is AddressInUseException)
        {
            return await EndAsync(errors, wrong.Message);
        }
    }

    private static async Task<int> EndAsync(TextWriter errors, string reason)
    {
        await errors.WriteLineAsync($"The bot does not start: {reason.ReplaceLineEndings(" ")}");
        return 1;
    }

    private static WebApplication Build(string[] args)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.ListenOnLoopbackInDevelopment();
        builder.Services.AddOffboarding(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ActivityGate.LargestBody;
        });
        var app = builder.Build();
        app.UseGuardedAnswers();
        // An answer never shows what broke; the log does.
        app.UseExceptionHandler(broken => broken.Run(_ => Task.CompletedTask));
        app.UseForwardedHeaders();
        app.UseEncryption();
        app.UseActivityGate();
        app.UseHandledOnce();
        app.MapHealth();
        app.MapChat();
        return app;
    }

    /// <summary>Browsers remember to come encrypted; whoever comes plain is sent on when the settings name the port to go to.</summary>
    private static void UseEncryption(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        if (PortSettings.Any(key => !string.IsNullOrEmpty(app.Configuration[key])))
        {
            // A platform asks for health on its own side of the proxy, and follows no redirection.
            app.UseWhen(context => !context.Request.Path.StartsWithSegments(Health.Folder, StringComparison.OrdinalIgnoreCase), guarded => guarded.UseHttpsRedirection());
        }
    }

    private static void ListenOnLoopbackInDevelopment(this WebApplicationBuilder builder)
    {
        var named = AddressSettings.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]));
        if (builder.Environment.IsDevelopment() && !named)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:3978");
        }
    }
}
