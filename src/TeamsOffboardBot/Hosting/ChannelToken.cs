using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// A token as the Bot Framework sends it with an activity, not yet believed. The only place that calls IdentityModel,
/// whose 5.x and 8.x versions differ.
/// </summary>
public sealed class ChannelToken
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // A handler that keeps no verifiers: a key that was replaced under the same id must not go on validating.
    private static readonly CryptoProviderFactory NoCache = new() { CacheSignatureProviders = false };

    private readonly JsonWebToken _token;

    private ChannelToken(JsonWebToken token, string keyId)
    {
        _token = token;
        KeyId = keyId;
    }

    public string KeyId { get; }

    public string? ServiceUrl => _token.TryGetPayloadValue<string>("serviceurl", out var claim) ? claim : null;

    /// <summary>Null when it is no signed token of the one algorithm that the Bot Framework uses.</summary>
    public static ChannelToken? Read(string text)
    {
        try
        {
            var token = new JsonWebToken(text);
            return token is { Alg: SecurityAlgorithms.RsaSha256, Kid.Length: > 0 } && text.Count(c => c == '.') == 2 ? new(token, token.Kid) : null;
        }
        catch (Exception garbage) when (garbage is ArgumentException or FormatException or SecurityTokenException or JsonException or Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    public bool IsValid(ChannelKey key, string issuer, string audience, DateTimeOffset now)
    {
        var parameters = new TokenValidationParameters
        {
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuer = true,
            ValidIssuer = issuer,
            ValidateAudience = true,
            ValidAudience = audience,
            ValidateLifetime = true,
            LifetimeValidator = (from, until, _, _) => until is { } end && (from ?? DateTime.MinValue) <= now.UtcDateTime + ClockSkew && now.UtcDateTime - ClockSkew < end,
            IssuerSigningKey = new RsaSecurityKey(key.PublicKey) { KeyId = key.Id },
            CryptoProviderFactory = NoCache,
        };
#pragma warning disable CS0618 // The asynchronous call that 8.x asks for is not in 5.x; nothing here waits for anything.
        return new JsonWebTokenHandler().ValidateToken(_token.EncodedToken, parameters).IsValid;
#pragma warning restore CS0618
    }
}
