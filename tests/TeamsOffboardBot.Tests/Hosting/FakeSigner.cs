using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>A Bot Framework of the test's own: keys, their publication, and tokens made by hand so that they can be forged.</summary>
internal sealed class FakeSigner : IDisposable
{
    // Making a key takes long; the first ones are the same for all tests.
    private static readonly RSAParameters First = NewKey();
    private static readonly RSAParameters Strangers = NewKey();

    private readonly RSA _stranger = RSA.Create(Strangers);

    public RSA Key { get; private set; } = RSA.Create(First);

    public string KeyId { get; set; } = "key-1";

    public JsonArray? Endorsements { get; set; } = ["msteams", "webchat"];

    public bool IsDown { get; set; }

    /// <summary>Where the keys are described and published.</summary>
    public string KeysAt { get; set; } = "https://login.botframework.com";

    /// <summary>Where the description says the keys are; null for where they are.</summary>
    public string? PointsTo { get; set; }

    /// <summary>Changes the key that is published.</summary>
    public Func<JsonObject, JsonObject> Publishes { get; set; } = key => key;

    /// <summary>How often somebody asked for the keys.</summary>
    public int Readings { get; private set; }

    public static JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = Gate.Issuer,
        ["aud"] = Gate.AppId,
        ["serviceurl"] = Gate.Connector,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(59).ToUnixTimeSeconds(),
    };

    public JsonObject Header(string alg = "RS256") => new() { ["alg"] = alg, ["kid"] = KeyId, ["typ"] = "JWT" };

    public string Token(DateTimeOffset now, Action<JsonObject>? spoilClaims = null, Action<JsonObject>? spoilHeader = null, RSA? by = null)
    {
        var claims = Claims(now);
        spoilClaims?.Invoke(claims);
        var header = Header();
        spoilHeader?.Invoke(header);
        return Sign(header, claims, data => (by ?? Key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public string ByStranger(DateTimeOffset now, Action<JsonObject>? spoilHeader = null) => Token(now, spoilHeader: spoilHeader, by: _stranger);

    public JsonObject StrangersKey() => Describe(_stranger, KeyId);

    /// <summary>Signed with the genuine key, whatever stands in it.</summary>
    public string SignAsItIs(string header, string claims) =>
        Sign(header, claims, data => Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign) =>
        Sign(header.ToJsonString(), claims.ToJsonString(), sign);

    private static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>A new key under the id given; the old one is no longer published.</summary>
    public void Rotate(string keyId)
    {
        Key.Dispose();
        Key = RSA.Create(2048);
        KeyId = keyId;
    }

    public void Dispose()
    {
        Key.Dispose();
        _stranger.Dispose();
    }

    private static RSAParameters NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }

    private static string Encode(string part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part));

    public static JsonObject Describe(RSA key, string id)
    {
        var publicKey = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(publicKey.Modulus),
            ["e"] = Base64Url.EncodeToString(publicKey.Exponent),
        };
    }

    public JsonObject Published()
    {
        var key = Publishes(Describe(Key, KeyId));
        if (Endorsements is not null)
        {
            key["endorsements"] = Endorsements.DeepClone();
        }

        return new() { ["keys"] = new JsonArray(key) };
    }

    /// <summary>Answers the two addresses that describe the keys, and no other.</summary>
    internal sealed class Publisher(FakeSigner signer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = request.RequestUri!.AbsoluteUri switch
            {
                _ when signer.IsDown => throw new HttpRequestException("No route to the host."),
                var url when url == $"{signer.KeysAt}/v1/.well-known/openidconfiguration" => new JsonObject { ["issuer"] = Gate.Issuer, ["jwks_uri"] = signer.PointsTo ?? $"{signer.KeysAt}/v1/.well-known/keys" },
                var url when url == $"{signer.KeysAt}/v1/.well-known/keys" => Keys(),
                var other => throw new InvalidOperationException($"Nobody expected a call to {other}."),
            };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer) });
        }

        private JsonObject Keys()
        {
            signer.Readings++;
            return signer.Published();
        }
    }
}
