using Microsoft.Extensions.Options;
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
            app.Services.GetService<IStartupValidator>()?.Validate();
            await app.Services.GetRequiredService<SqliteDatabase>().PrepareAsync(CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            await errors.WriteLineAsync($"The bot does not start: {string.Join(' ', wrong.Failures)}");
            return 1;
        }
        catch (StorageUnusableException wrong)
        {
            await errors.WriteLineAsync($"The bot does not start: {wrong.Message}");
            return 1;
        }
    }

    private static WebApplication Build(string[] args)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.ListenOnLoopbackInDevelopment();
        builder.Services.AddOffboarding(builder.Configuration);
        var app = builder.Build();
        app.MapHealth();
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
