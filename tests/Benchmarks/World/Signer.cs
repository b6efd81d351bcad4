using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Benchmarks.World;

/// <summary>The Bot Framework's side of trust: signs the tokens of activities, publishes the key, and hands the bot the token it answers with.</summary>
public sealed class Signer : IDisposable
{
    public const string AppId = "c0000000-0000-4000-8000-000000000001";
    private const string Issuer = "https://api.botframework.com";
    private const string KeyId = "key-1";

    private readonly RSA _key = RSA.Create(2048);

    /// <summary>What the bot must be told to believe it. Its own token comes from a managed identity, the one way without https.</summary>
    public static (string Name, string Value)[] Settings(string teams) =>
    [
        ("MicrosoftAppId", AppId),
        ("MicrosoftAppType", "UserAssignedMSI"),
        ("MicrosoftAppTenantId", Person.TenantId),
        ("ToBotFromChannelOpenIdMetadataUrl", $"{teams}trust/metadata"),
        ("IDENTITY_ENDPOINT", $"{teams}trust/token"),
        ("IDENTITY_HEADER", "benchmark"),
    ];

    public string Token(string serviceUrl)
    {
        var now = DateTimeOffset.UtcNow;
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" };
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(2).ToUnixTimeSeconds(),
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>Null for an address that is none of its own.</summary>
    public JsonObject? Answer(string path, string teams) => path switch
    {
        "/trust/metadata" => new() { ["issuer"] = Issuer, ["jwks_uri"] = $"{teams}trust/keys" },
        "/trust/keys" => new() { ["keys"] = new JsonArray(Published()) },
        "/trust/token" => new() { ["access_token"] = "of-the-benchmark", ["token_type"] = "Bearer", ["expires_on"] = $"{DateTimeOffset.UtcNow.AddHours(12).ToUnixTimeSeconds()}" },
        _ => null,
    };

    public void Dispose() => _key.Dispose();

    private JsonObject Published()
    {
        var parts = _key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = Base64Url.EncodeToString(parts.Modulus),
            ["e"] = Base64Url.EncodeToString(parts.Exponent),
            ["endorsements"] = new JsonArray("msteams"),
        };
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
