using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A line to the tests' PostgreSQL server that can be cut: to the product it looks as if the server were stopped.</summary>
internal sealed class ServerLine : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server = new(PostgreSqlServer.Address);
    private readonly Lock _lock = new();
    private readonly List<Socket> _open = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;
    private byte[]? _lastWord;

    public ServerLine()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    /// <summary>Nobody can connect, and whoever is connected is no longer.</summary>
    public async Task CutAsync()
    {
        _listener.Dispose();
        await _accepting;
        Hang();
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>The server still gets the next message with these words; its answer is lost, and the connection with it.</summary>
    public void LoseAnswerTo(string words) => _lastWord = Encoding.ASCII.GetBytes(words);

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        _listener.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await server.ConnectAsync(_server.Host!, _server.Port);
                lock (_lock)
                {
                    _open.AddRange([client, server]);
                }

                var isToHang = new StrongBox<bool>();
                _ = Task.WhenAll(CarryAsync(client, server, isToHang, isAsking: true), CarryAsync(server, client, isToHang, isAsking: false));
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket from, Socket to, StrongBox<bool> isToHang, bool isAsking)
    {
        var room = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(room) is var count and > 0)
            {
                if (isAsking && _lastWord is { } word && room.AsSpan(0, count).IndexOf(word) >= 0)
                {
                    _lastWord = null;
                    isToHang.Value = true;
                }
                else if (!isAsking && isToHang.Value)
                {
                    Hang();
                    return;
                }

                await to.SendAsync(room.AsMemory(0, count));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // As whoever hung up wanted it.
        }

        to.Dispose();
    }

    private void Hang()
    {
        lock (_lock)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }
}
