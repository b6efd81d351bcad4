using TenantSimulator.Control;
using TenantSimulator.Exchange;
using TenantSimulator.Graph;
using TenantSimulator.Http;
using TenantSimulator.SharePoint;

namespace TenantSimulator;

/// <summary>
/// One Microsoft 365 tenant in memory: Graph under /graph, Exchange under /exchange, SharePoint under /sharepoint, control under /_tenant.
/// Listens on <c>--urls</c> (default http://127.0.0.1:5080); with port 0 read the address from <see cref="WebApplication.Urls"/> after the start.
/// </summary>
public static class TenantSimulatorApp
{
    const string DefaultUrl = "http://127.0.0.1:5080";

    public static WebApplication Create(string[] args) => Create(args, TimeProvider.System);

    /// <summary>A test that drives its own clock hands it in, so that bot and tenant agree on the time.</summary>
    public static WebApplication Create(string[] args, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddCommandLine(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Urls.Add(builder.Configuration["urls"] ?? DefaultUrl);

        var simulation = new Simulation(time);
        var files = new SharedFiles(simulation);
        var control = new ControlRoutes(simulation, files);
        var door = new FrontDoor(simulation, new GraphService(simulation), new ExchangeService(simulation), new SharePointService(simulation));
        app.Run(context => context.Request.Path.StartsWithSegments("/_tenant", StringComparison.Ordinal)
            ? control.HandleAsync(context)
            : context.Request.Path == SharedFiles.Path ? files.HandleAsync(context)
            : door.HandleAsync(context));
        return app;
    }
}
