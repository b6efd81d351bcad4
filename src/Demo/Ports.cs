using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Demo;

/// <summary>Finds out before the start whether the ports can be had: the playground would silently take another one,
/// and the addresses printed would be wrong.</summary>
public static class Ports
{
    /// <summary>The same options with a free port for every 0.</summary>
    public static DemoOptions WithFreePorts(this DemoOptions options)
    {
        // All are held open until the last is found, so that none is given away twice.
        var held = new List<TcpListener>();
        try
        {
            return new()
            {
                ManagerPort = Hold(options.ManagerPort, held),
                AdminPort = Hold(options.AdminPort, held),
                BotPort = Hold(options.BotPort, held),
                TenantPort = Hold(options.TenantPort, held),
            };
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }

    private static int Hold(int port, List<TcpListener> held)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        held.Add(listener);
        try
        {
            listener.Start();
            var found = ((IPEndPoint)listener.LocalEndpoint).Port;
            return Listeners(found) == 1 ? found : throw Busy(port);
        }
        catch (SocketException)
        {
            throw Busy(port);
        }
    }

    // Some systems let one address and all addresses share a port, so a successful bind alone proves nothing.
    private static int Listeners(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Count(listener => listener.Port == port);

    private static CannotStartException Busy(int port) =>
        new($"Port {port} is busy. End the program that uses it, or choose other ports (--help).");
}
