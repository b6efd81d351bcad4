using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting;

/// <summary>Serves Teams until the process is told to stop. A setting that cannot work ends it at once with one line.</summary>
public static class Serving
{
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        try
        {
            await using var app = Build(args);
            if (Mistakes(app.Services) is { } mistakes)
            {
                return await EndAsync(errors, mistakes);
            }

            await app.Services.GetRequiredService<SqliteDatabase>().PrepareAsync(CancellationToken.None);
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

    /// <summary>What is wrong with the settings, in one line; null when nothing is.</summary>
    private static string? Mistakes(IServiceProvider parts)
    {
        try
        {
            parts.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException wrong)
        {
            return string.Join(' ', wrong.Failures);
        }
        catch (AggregateException wrong)
        {
            return string.Join(' ', wrong.InnerExceptions.OfType<OptionsValidationException>().SelectMany(w => w.Failures));
        }
        catch (InvalidOperationException unreadable)
        {
            // A value of the wrong kind or a name nobody knows: the binder names the setting.
            return unreadable.Message;
        }
    }

    private static WebApplication Build(string[] args)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.ListenOnLoopbackInDevelopment();
        builder.Services.AddOffboarding(builder.Configuration);
        var app = builder.Build();
        // An answer never shows what broke; the log does.
        app.UseExceptionHandler(broken => broken.Run(_ => Task.CompletedTask));
        app.UseActivityGate();
        app.MapHealth();
        app.MapChat();
        return app;
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
