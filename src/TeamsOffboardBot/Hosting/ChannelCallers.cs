using System.Collections.Concurrent;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// The Bot Framework, proven by the token it sends with every activity, whatever the type of the app. Tokens of the Emulator
/// and of other bots (skills) are issued by Entra ID: nothing here believes them, in Development neither.
/// See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed class ChannelCallers(ChannelKeys keys, ChannelTrust trust, TimeProvider time) : ICallers
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;
    private const int MostKept = 1000;

    // A token comes with many activities, and is read once. Whether it is believed is asked each time.
    private readonly ConcurrentDictionary<string, ChannelToken> _believed = new(StringComparer.Ordinal);

    public async Task<CallerFinding> IdentifyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not [{ } header])
        {
            return Refused(request.Headers.Authorization.Count == 0 ? "no-token" : "two-tokens");
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > LongestToken)
        {
            return Refused("no-bearer-token");
        }

        var text = header[Scheme.Length..];
        if ((_believed.GetValueOrDefault(text) ?? ChannelToken.Read(text)) is not { } token)
        {
            return Refused("unreadable-token");
        }

        var finding = await IdentifyAsync(token, cancellationToken);
        if (finding is CallerFinding.Known)
        {
            Keep(text, token);
        }

        return finding;
    }

    private void Keep(string text, ChannelToken token)
    {
        if (_believed.Count >= MostKept)
        {
            _believed.Clear();
        }

        _believed.TryAdd(text, token);
    }

    private static CallerFinding.Refused Refused(string code) => new(Refusal.Token(code));

    private async Task<CallerFinding> IdentifyAsync(ChannelToken token, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(token.KeyId, cancellationToken);
        return key switch
        {
            null when !keys.HasKeys => new CallerFinding.Refused(Refusal.KeysUnavailable),
            null => Refused("unknown-key"),
            _ when !token.IsValid(key, trust.Issuer, trust.AppId!, time.GetUtcNow()) => Refused("invalid-token"),
            _ when token.ServiceUrl is null => Refused("no-service-url-claim"),
            _ => new CallerFinding.Known(token.ServiceUrl, key.Endorsements),
        };
    }
}
