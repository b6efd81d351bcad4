using Demo;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>The running demo with both of its pages open, for all tests of a browser.</summary>
public sealed class Stage : IAsyncLifetime
{
    private RunningDemo? _demo;
    private Browser? _browser;
    private PlaygroundPage? _manager;
    private PlaygroundPage? _admin;

    public RunningDemo Demo => _demo!;

    internal PlaygroundPage Manager => _manager!;

    internal PlaygroundPage Admin => _admin!;

    public async Task InitializeAsync()
    {
        _demo = await RunningDemo.StartAsync(DemoOptions.AnyFreePorts, TextWriter.Null, CancellationToken.None);
        _browser = await Browser.StartAsync();
        _manager = await _browser.OpenAsync(_demo.Manager);
        _admin = await _browser.OpenAsync(_demo.Admin);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }
    }
}
