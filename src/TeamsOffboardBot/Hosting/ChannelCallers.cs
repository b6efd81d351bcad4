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

        return ChannelToken.Read(header[Scheme.Length..]) is { } token
            ? await IdentifyAsync(token, cancellationToken)
            : Refused("unreadable-token");
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
