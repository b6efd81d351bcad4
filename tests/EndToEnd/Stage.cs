using Demo;
using Microsoft.Playwright;
using Xunit;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>The whole demo on free ports, and a browser before it.</summary>
public sealed class Stage : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningDemo? _demo;

    public RunningDemo Demo => _demo ?? throw new InvalidOperationException("The demo does not run yet.");

    public async Task InitializeAsync()
    {
        _demo = await RunningDemo.StartAsync(Ports.Free(), TextWriter.Null, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A person's page, open and connected.</summary>
    internal async Task<TeamsPage> OpenAsync(Uri address)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 }, Locale = "en-US" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        return new(page);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }
    }
}
