using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>Everything a forger may try, by name.</summary>
internal static class Forgeries
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Func<FakeSigner, Forgery>> All { get; } = new[] { Envelopes(), Shapes(), Headers(), Signatures(), Claims(), Times(), Bodies() }
        .SelectMany(group => group)
        .ToDictionary(StringComparer.Ordinal);

    private static string Genuine(FakeSigner s) => s.Token(Now);

    private static string[] PartsOf(FakeSigner s) => Genuine(s).Split('.');

    private static Forgery Claiming(FakeSigner s, Action<JsonObject> spoil) => Forgery.Bearing(s.Token(Now, spoil));

    /// <summary>Signed with the genuine key: nobody can, so what is refused here is refused for what it says.</summary>
    private static Forgery Heading(FakeSigner s, Action<JsonObject> spoil) => Forgery.Bearing(s.Token(Now, spoilHeader: spoil));

    private static Forgery Saying(FakeSigner s, Action<JsonObject> spoil) => Forgery.Saying(s, Now, spoil);

    private static Forgery Hashed(FakeSigner s, Func<RSA, byte[]> secret) => Forgery.Bearing(
        FakeSigner.Sign(s.Header("HS256"), FakeSigner.Claims(Now), data => HMACSHA256.HashData(secret(s.Key), data)));

    private static Dictionary<string, Func<FakeSigner, Forgery>> Envelopes() => new(StringComparer.Ordinal)
    {
        ["no token"] = _ => Forgery.With(),
        ["two tokens"] = s => Forgery.With("Bearer " + Genuine(s), "Bearer " + Genuine(s)),
        ["two tokens in one header"] = s => Forgery.With($"Bearer {Genuine(s)}, Bearer {Genuine(s)}"),
        ["basic instead of bearer"] = s => Forgery.With("Basic " + Genuine(s)),
        ["no scheme"] = s => Forgery.With(Genuine(s)),
        ["scheme twice"] = s => Forgery.With("Bearer Bearer " + Genuine(s)),
        ["scheme glued to the token"] = s => Forgery.With("Bearer" + Genuine(s)),
        ["nothing after bearer"] = _ => Forgery.With("Bearer "),
        ["bearer alone"] = _ => Forgery.With("Bearer"),
        ["token in the query"] = s => new([], Activities.Message(), $"{Gate.Messages}?access_token={Genuine(s)}"),
        ["token in a cookie"] = s => new([("Cookie", $"Authorization=Bearer {Genuine(s)}")], Activities.Message()),
        ["token in a header of a proxy"] = s => new([("X-Forwarded-Authorization", "Bearer " + Genuine(s)), ("Proxy-Authorization", "Bearer " + Genuine(s))], Activities.Message()),
        ["identity in headers of App Service"] = _ => new([("X-MS-CLIENT-PRINCIPAL-ID", Gate.AppId), ("X-MS-TOKEN-AAD-ACCESS-TOKEN", "x")], Activities.Message()),
        ["says it is the playground"] = _ => new([("x-ms-agents-playground", "true")], Activities.Message(serviceUrl: "http://localhost:56150/_connector")),
        ["says it comes from this machine"] = _ => new([("X-Forwarded-For", "127.0.0.1"), ("Host", "localhost")], Activities.Message()),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Shapes() => new(StringComparer.Ordinal)
    {
        ["garbage"] = _ => Forgery.Bearing("garbage"),
        ["three parts of garbage"] = _ => Forgery.Bearing("a.b.c"),
        ["dots alone"] = _ => Forgery.Bearing(".."),
        ["two parts"] = s => Forgery.Bearing(string.Join('.', PartsOf(s)[..2])),
        ["no signature"] = s => Forgery.Bearing(string.Join('.', PartsOf(s)[..2]) + "."),
        ["four parts"] = s => Forgery.Bearing(Genuine(s) + ".a"),
        ["five parts, as encrypted tokens have"] = s => Forgery.Bearing(Genuine(s) + ".a.b"),
        ["a token inside a token"] = s => Forgery.Bearing(s.SignAsItIs("""{"alg":"RS256","kid":"key-1","typ":"JWT","cty":"JWT"}""", $"\"{Genuine(s)}\"")),
        ["larger than a token is"] = s => Claiming(s, c => c["padding"] = new string('x', 20_000)),
        ["white space within"] = s => Forgery.Bearing(Genuine(s).Insert(40, " ")),
        ["padded base64"] = s => Forgery.Bearing(Genuine(s) + "=="),
        ["base64 of the other alphabet"] = s => Forgery.Bearing(Genuine(s).Replace('-', '+').Replace('_', '/') + "+"),
        ["signature in another spelling of the same bytes"] = s => Forgery.Bearing(Genuine(s)[..^1] + OtherSpelling(Genuine(s)[^1])),
        ["dots percent-encoded"] = s => Forgery.Bearing(Genuine(s).Replace(".", "%2E", StringComparison.Ordinal)),
        ["dots that only look like dots"] = s => Forgery.Bearing(Genuine(s).Replace('.', '\u2024')),
        ["letters that only look like letters"] = s => Forgery.Bearing("\u0435" + Genuine(s)[1..]),
        ["quoted"] = s => Forgery.Bearing($"\"{Genuine(s)}\""),
        ["header that is a list"] = s => Forgery.Bearing(s.SignAsItIs("[]", FakeSigner.Claims(Now).ToJsonString())),
        ["header that is no JSON"] = s => Forgery.Bearing(s.SignAsItIs("alg=RS256&kid=key-1", FakeSigner.Claims(Now).ToJsonString())),
        ["claims that are a list"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), "[]")),
        ["claims that are nothing"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), "")),
        ["claims nested without end"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), string.Concat(Enumerable.Repeat("{\"a\":", 900)) + "1" + new string('}', 900))),
        ["claims with half a character"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), Twice("x", "\"\\ud800\"").Replace("https:", "\\ud800https:", StringComparison.Ordinal))),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Headers() => new(StringComparer.Ordinal)
    {
        ["algorithm none"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header("none"), FakeSigner.Claims(Now), _ => [])),
        ["algorithm nOnE, with a signature"] = s => Heading(s, h => h["alg"] = "nOnE"),
        ["no algorithm"] = s => Heading(s, h => h.Remove("alg")),
        ["algorithm in small letters"] = s => Heading(s, h => h["alg"] = "rs256"),
        ["algorithm with a space"] = s => Heading(s, h => h["alg"] = "RS256 "),
        ["a list of algorithms"] = s => Heading(s, h => h["alg"] = new JsonArray("RS256")),
        ["two algorithms"] = s => Forgery.Bearing(s.SignAsItIs("""{"alg":"none","alg":"RS256","kid":"key-1"}""", FakeSigner.Claims(Now).ToJsonString())),
        ["two key ids"] = s => Forgery.Bearing(s.SignAsItIs("""{"alg":"RS256","kid":"key-of-nobody","kid":"key-1"}""", FakeSigner.Claims(Now).ToJsonString())),
        ["unknown key id"] = s => Heading(s, h => h["kid"] = "key-of-nobody"),
        ["no key id"] = s => Heading(s, h => h.Remove("kid")),
        ["empty key id"] = s => Heading(s, h => h["kid"] = ""),
        ["key id that is no text"] = s => Heading(s, h => h["kid"] = new JsonArray("key-1")),
        ["key id in capitals"] = s => Heading(s, h => h["kid"] = "KEY-1"),
        ["key id that is a path"] = s => Heading(s, h => h["kid"] = "../../../dev/null"),
        ["key id that is SQL"] = s => Heading(s, h => h["kid"] = "key-1' or '1'='1"),
        ["extension that must be understood"] = s => Heading(s, h => (h["crit"], h["exp"]) = (new JsonArray("exp"), 1)),
        ["claims that are not encoded"] = s => Heading(s, h => h["b64"] = false),
        ["encrypted, it says"] = s => Heading(s, h => h["enc"] = "A128CBC-HS256"),
        ["compressed, it says"] = s => Heading(s, h => h["zip"] = "DEF"),
        ["access token of another service"] = s => Heading(s, h => h["typ"] = "at+jwt"),
        ["type that is no text"] = s => Heading(s, h => h["typ"] = 7),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Signatures() => new(StringComparer.Ordinal)
    {
        ["public key used as a shared secret"] = s => Hashed(s, key => key.ExportSubjectPublicKeyInfo()),
        ["public key in PEM used as a shared secret"] = s => Hashed(s, key => Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem())),
        ["modulus used as a shared secret"] = s => Hashed(s, key => key.ExportParameters(false).Modulus!),
        ["key id used as a shared secret"] = s => Hashed(s, _ => "key-1"u8.ToArray()),
        ["nothing used as a shared secret"] = s => Hashed(s, _ => []),
        ["right key, other algorithm"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header("PS256"), FakeSigner.Claims(Now), data => s.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["right key, other padding than it says"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header(), FakeSigner.Claims(Now), data => s.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["right key, other hash"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header("RS512"), FakeSigner.Claims(Now), data => s.Key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))),
        ["right key, other hash than it says"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header(), FakeSigner.Claims(Now), data => s.Key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1))),
        ["elliptic curve, it says"] = s => Heading(s, h => h["alg"] = "ES256"),
        ["signed with zeros"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header(), FakeSigner.Claims(Now), _ => new byte[256])),
        ["signed with one byte"] = s => Forgery.Bearing(FakeSigner.Sign(s.Header(), FakeSigner.Claims(Now), _ => [1])),
        ["signature cut short"] = s => Forgery.Bearing(Genuine(s)[..^40]),
        ["signature of another genuine token"] = s => Forgery.Bearing($"{PartsOf(s)[0]}.{s.Token(Now, c => c["serviceurl"] = "https://smba.trafficmanager.net/amer/").Split('.')[1]}.{PartsOf(s)[2]}"),
        ["changed after signing"] = s => Forgery.Bearing(Tampered(PartsOf(s))),
        ["key of a stranger"] = s => Forgery.Bearing(s.ByStranger(Now)),
        ["key of a stranger, brought along"] = s => Forgery.Bearing(s.ByStranger(Now, h => h["jwk"] = s.StrangersKey())),
        ["key of a stranger, at an address"] = s => Forgery.Bearing(s.ByStranger(Now, h => h["jku"] = "https://keys.fabrikam.com/")),
        ["certificate of a stranger, at an address"] = s => Forgery.Bearing(s.ByStranger(Now, h => h["x5u"] = "https://keys.fabrikam.com/")),
        ["certificate of a stranger, brought along"] = s => Forgery.Bearing(s.ByStranger(Now, h => h["x5c"] = new JsonArray("MIIB"))),
        ["key of a stranger under the address of the Bot Framework"] = s => Forgery.Bearing(s.ByStranger(Now, h => h["jku"] = "https://login.botframework.com/v1/.well-known/keys")),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Claims() => new(StringComparer.Ordinal)
    {
        ["other issuer"] = s => Claiming(s, c => c["iss"] = "https://login.fabrikam.com"),
        ["no issuer"] = s => Claiming(s, c => c.Remove("iss")),
        ["issuer with a slash"] = s => Claiming(s, c => c["iss"] = Gate.Issuer + "/"),
        ["issuer in capitals"] = s => Claiming(s, c => c["iss"] = Gate.Issuer.ToUpperInvariant()),
        ["issuer with a letter nobody sees"] = s => Claiming(s, c => c["iss"] = Gate.Issuer + "\u200b"),
        ["a list of issuers"] = s => Claiming(s, c => c["iss"] = new JsonArray(Gate.Issuer)),
        ["two issuers"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), Twice("iss", "\"https://login.fabrikam.com\""))),
        ["issuer of the government's cloud"] = s => Claiming(s, c => c["iss"] = "https://api.botframework.us"),
        ["the Emulator's token"] = s => Claiming(s, c => (c["iss"], c["appid"]) = ("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", Gate.AppId)),
        ["the Emulator's newer token"] = s => Claiming(s, c => (c["iss"], c["azp"], c["ver"]) = ("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", Gate.AppId, "2.0")),
        ["token of a skill in the same tenant"] = s => Claiming(s, c => (c["iss"], c["tid"], c["appid"]) = ($"https://login.microsoftonline.com/{Gate.Tenant}/v2.0", Gate.Tenant, "c0000000-0000-4000-8000-000000000002")),
        ["for another bot"] = s => Claiming(s, c => c["aud"] = "c0000000-0000-4000-8000-000000000002"),
        ["for nobody"] = s => Claiming(s, c => c.Remove("aud")),
        ["for an empty name"] = s => Claiming(s, c => c["aud"] = ""),
        ["for several bots"] = s => Claiming(s, c => c["aud"] = new JsonArray("c0000000-0000-4000-8000-000000000002", Gate.AppId)),
        ["for a list of one"] = s => Claiming(s, c => c["aud"] = new JsonArray(Gate.AppId)),
        ["for the bot with a slash"] = s => Claiming(s, c => c["aud"] = Gate.AppId + "/"),
        ["for the bot as an address"] = s => Claiming(s, c => c["aud"] = "api://" + Gate.AppId),
        ["for two audiences"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), Twice("aud", "\"c0000000-0000-4000-8000-000000000002\""))),
        ["for the connector"] = s => Claiming(s, c => c["aud"] = "https://api.botframework.com"),
        ["issued for another connector"] = s => Claiming(s, c => c["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        ["issued for no connector"] = s => Claiming(s, c => c.Remove("serviceurl")),
        ["issued for a list of connectors"] = s => Claiming(s, c => c["serviceurl"] = new JsonArray(Gate.Connector)),
        ["connector under another name"] = s => Claiming(s, c => (c["serviceurl"], c["serviceUrl"]) = (null, Gate.Connector)),
        ["issued for two connectors"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), Twice("serviceurl", "\"https://smba.trafficmanager.net/amer/\""))),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Times() => new(StringComparer.Ordinal)
    {
        ["expired six minutes ago"] = s => Claiming(s, c => c["exp"] = Now.AddMinutes(-6).ToUnixTimeSeconds()),
        ["expired years ago"] = s => Claiming(s, c => c["exp"] = 1),
        ["expires before time began"] = s => Claiming(s, c => c["exp"] = -1),
        ["never expires"] = s => Claiming(s, c => c.Remove("exp")),
        ["expires after the end of time"] = s => Claiming(s, c => c["exp"] = long.MaxValue),
        ["expires at a number too large for any clock"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), FakeSigner.Claims(Now).ToJsonString().Replace("\"exp\":", "\"exp\":1e", StringComparison.Ordinal))),
        ["expires in words"] = s => Claiming(s, c => c["exp"] = Now.AddHours(1).ToString("O")),
        ["expires in a text of digits"] = s => Claiming(s, c => c["exp"] = Now.AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ["expires twice"] = s => Forgery.Bearing(s.SignAsItIs(s.Header().ToJsonString(), Twice("exp", "1"))),
        ["valid in six minutes"] = s => Claiming(s, c => c["nbf"] = Now.AddMinutes(6).ToUnixTimeSeconds()),
        ["valid in a hundred years"] = s => Claiming(s, c => c["nbf"] = Now.AddYears(100).ToUnixTimeSeconds()),
        ["valid from nothing"] = s => Claiming(s, c => c["nbf"] = null),
        ["valid from a text"] = s => Claiming(s, c => c["nbf"] = "now"),
    };

    private static Dictionary<string, Func<FakeSigner, Forgery>> Bodies() => new(StringComparer.Ordinal)
    {
        ["activity of another region"] = s => Saying(s, a => a["serviceUrl"] = "https://smba.trafficmanager.net/amer/"),
        ["connector in capitals"] = s => Saying(s, a => a["serviceUrl"] = "https://smba.trafficmanager.net/EMEA/"),
        ["connector without its slash"] = s => Saying(s, a => a["serviceUrl"] = Gate.Connector.TrimEnd('/')),
        ["connector at a port"] = s => Saying(s, a => a["serviceUrl"] = "https://smba.trafficmanager.net:443/emea/"),
        ["connector with a name before it"] = s => Saying(s, a => a["serviceUrl"] = "https://smba.trafficmanager.net@fabrikam.com/emea/"),
        ["connector percent-encoded"] = s => Saying(s, a => a["serviceUrl"] = "https://smba.trafficmanager.net/%65mea/"),
        ["connector with a path that climbs"] = s => Saying(s, a => a["serviceUrl"] = Gate.Connector + "../amer/"),
        ["connector with a query"] = s => Saying(s, a => a["serviceUrl"] = Gate.Connector + "?to=fabrikam.com"),
        ["connector in plain http"] = s => Saying(s, a => a["serviceUrl"] = "http://smba.trafficmanager.net/emea/"),
        ["connector on this machine"] = s => Saying(s, a => a["serviceUrl"] = "http://127.0.0.1:5080/"),
        ["another channel"] = s => Saying(s, a => a["channelId"] = "webchat"),
        ["a channel nobody endorsed"] = s => Saying(s, a => a["channelId"] = "directline"),
        ["the Emulator's channel"] = s => Saying(s, a => a["channelId"] = "emulator"),
        ["Teams in capitals"] = s => Saying(s, a => a["channelId"] = "MSTEAMS"),
        ["Teams with a space"] = s => Saying(s, a => a["channelId"] = "msteams "),
        ["another tenant in the channel's data"] = s => Saying(s, a => a["channelData"]!["tenant"]!["id"] = OtherTenant),
        ["another tenant in the conversation"] = s => Saying(s, a => a["conversation"]!["tenantId"] = OtherTenant),
        ["somebody of another tenant"] = s => Saying(s, a => a["from"]!["tenantId"] = OtherTenant),
        ["a bot of another tenant"] = s => Saying(s, a => a["recipient"]!["tenantId"] = OtherTenant),
        ["another bot"] = s => Saying(s, a => a["recipient"]!["id"] = "28:c0000000-0000-4000-8000-000000000002"),
        ["no tenant at all"] = s => Saying(s, a =>
        {
            a.Remove("channelData");
            a["conversation"]!.AsObject().Remove("tenantId");
        }),
        ["a tenant that is no text"] = s => Saying(s, a => (a["channelData"]!["tenant"]!["id"], a["conversation"]!["tenantId"]) = (new JsonArray(Gate.Tenant), null)),
        ["our tenant and a little more"] = s => Saying(s, a => a["conversation"]!["tenantId"] = Gate.Tenant + " "),
        ["connector that is not Microsoft's, vouched for"] = s => Forgery.Saying(s, Now, a => a["serviceUrl"] = "https://connector.fabrikam.com/", c => c["serviceurl"] = "https://connector.fabrikam.com/"),
    };

    private const string OtherTenant = "7a3c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";

    /// <summary>The genuine claims with one of them before once more.</summary>
    private static string Twice(string claim, string value) => $"{{\"{claim}\":{value},{FakeSigner.Claims(Now).ToJsonString()[1..]}";

    /// <summary>The last letter of a signature carries two bits; its other four are nobody's.</summary>
    private static char OtherSpelling(char last)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet[alphabet.IndexOf(last, StringComparison.Ordinal) | 1];
    }

    private static string Tampered(string[] parts)
    {
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        claims["exp"] = Now.AddYears(1).ToUnixTimeSeconds();
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }
}
