using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// What a proxy in front of the bot says about its caller. Believed from the proxies that the settings name, and one step deep:
/// what else stands in such a header was written by the caller.
/// See https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer
/// </summary>
public static class TrustedProxies
{
    /// <summary>Null when it is neither a network nor an address.</summary>
    public static IPNetwork? Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    /// <summary>After everything else that sets these: the framework has a switch of its own, which believes anybody.</summary>
    public static void AddTrustedProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<BotOptions>>((headers, bot) =>
        {
            var named = bot.Value.TrustedProxies;
            headers.ForwardedHeaders = named.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.ForwardLimit = 1;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in named.Select(Read).OfType<IPNetwork>())
            {
                headers.KnownIPNetworks.Add(network);
            }
        });
}
