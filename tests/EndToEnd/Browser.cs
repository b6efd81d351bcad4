using Demo;
using Microsoft.Playwright;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>The system's own Chromium, driven by Playwright. <c>CHROMIUM</c> names another one.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", BuildFacts.PlaywrightPackage);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", Tools.Find("node", "Install Node.js: https://nodejs.org"));
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        return new Browser(playwright, chromium);
    }

    /// <summary>Opens a page as a person would who uses this browser for nothing else.</summary>
    public async Task<PlaygroundPage> OpenAsync(Uri address)
    {
        var context = await _browser.NewContextAsync(new()
        {
            Locale = "en-US",
            TimezoneId = "Europe/Amsterdam",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return await PlaygroundPage.OpenAsync(await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
