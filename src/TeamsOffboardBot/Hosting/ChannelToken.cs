using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// A token as the Bot Framework sends it with an activity, not yet believed. The only place that calls IdentityModel, whose
/// 5.x and 8.x versions differ. It checks the signature; what the token says is read here, and only where there is one way to
/// read it: no name twice, no list where one value is meant, no second spelling of the same bytes.
/// </summary>
public sealed class ChannelToken
{
    private const int Parts = 3;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    // Encrypted, nested, compressed or extended tokens, and keys that a token brings along: the Bot Framework uses none of them.
    private static readonly string[] Unwelcome = ["crit", "b64", "enc", "zip", "cty", "jku", "jwk", "x5u", "x5c"];

    // A handler that keeps no verifiers: a key that was replaced under the same id must not go on validating.
    private static readonly CryptoProviderFactory NoCache = new() { CacheSignatureProviders = false };

    private readonly string _text;
    private readonly JsonElement _claims;
    private ChannelKey? _signer;

    private ChannelToken(string text, string keyId, JsonElement claims) => (_text, KeyId, _claims) = (text, keyId, claims);

    public string KeyId { get; }

    public string? ServiceUrl => Text(_claims, "serviceurl");

    /// <summary>Null when it is no signed token of the one algorithm that the Bot Framework uses.</summary>
    public static ChannelToken? Read(string text)
    {
        var parts = text.Split('.', Parts + 1);
        return parts.Length == Parts && parts[^1].Length > 0 && Object(parts[0]) is { } header && Object(parts[1]) is { } claims && KeyIdOf(header) is { } id && Bytes(parts[2]) is not null
            ? new(text, id, claims)
            : null;
    }

    public bool IsValid(ChannelKey key, string issuer, string audience, DateTimeOffset now) =>
        Text(_claims, "iss") == issuer
        && string.Equals(Text(_claims, "aud"), audience, StringComparison.OrdinalIgnoreCase)
        && IsTimely(now)
        && IsSignedBy(key, issuer);

    private static string? KeyIdOf(JsonElement header) =>
        Text(header, "alg") == SecurityAlgorithms.RsaSha256
        && (!header.TryGetProperty("typ", out _) || string.Equals(Text(header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase))
        && !Unwelcome.Any(name => header.TryGetProperty(name, out _))
            ? Text(header, "kid")
            : null;

    private static JsonElement? Object(string part)
    {
        try
        {
            if (Bytes(part) is not { } json)
            {
                return null;
            }

            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            // The second is how names tell that they are no text in UTF-8.
            return null;
        }
    }

    /// <summary>Null when it is not the one way in which these bytes are written.</summary>
    private static byte[]? Bytes(string part)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(part);
            return Base64Url.EncodeToString(bytes) == part ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement named, string name)
    {
        try
        {
            return named.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a character.
            return null;
        }
    }

    private bool IsTimely(DateTimeOffset now) =>
        Moment("exp") is { } until && now - ClockSkew < until
        && (!_claims.TryGetProperty("nbf", out _) || (Moment("nbf") is { } from && from <= now + ClockSkew));

    private DateTimeOffset? Moment(string name) =>
        _claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
        && seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>What a key has signed it has signed, so that is looked at once; a key that replaces it under the same id has signed nothing yet.</summary>
    private bool IsSignedBy(ChannelKey key, string issuer)
    {
        if (!ReferenceEquals(_signer, key) && Verifies(key, issuer, Text(_claims, "aud")!))
        {
            _signer = key;
        }

        return ReferenceEquals(_signer, key);
    }

    private bool Verifies(ChannelKey key, string issuer, string audience)
    {
        var parameters = new TokenValidationParameters
        {
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidIssuer = issuer,
            ValidAudience = audience,
            // Compared above: with the clock that was injected, and without the library's own reading of odd numbers.
            LifetimeValidator = (_, until, _, _) => until is not null,
            IssuerSigningKey = new RsaSecurityKey(key.PublicKey) { KeyId = key.Id },
            CryptoProviderFactory = NoCache,
        };
        try
        {
#pragma warning disable CS0618 // The asynchronous call that 8.x asks for is not in 5.x; nothing here waits for anything.
            return new JsonWebTokenHandler().ValidateToken(_text, parameters).IsValid;
#pragma warning restore CS0618
        }
        catch (Exception odd) when (odd is ArgumentException or FormatException or SecurityTokenException or Newtonsoft.Json.JsonException)
        {
            return false;
        }
    }
}
