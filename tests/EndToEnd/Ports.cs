using System.Net;
using System.Net.Sockets;
using Demo;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>Free ports, so that the tests run beside a demo that somebody watches.</summary>
internal static class Ports
{
    public static DemoOptions Free()
    {
        var probes = Enumerable.Range(0, 4).Select(_ => new TcpListener(IPAddress.Any, 0)).ToList();
        probes.ForEach(probe => probe.Start());
        var ports = probes.ConvertAll(probe => ((IPEndPoint)probe.LocalEndpoint).Port);
        probes.ForEach(probe => probe.Dispose());
        return new DemoOptions { ManagerPort = ports[0], AdminPort = ports[1], BotPort = ports[2], TenantPort = ports[3] };
    }
}
