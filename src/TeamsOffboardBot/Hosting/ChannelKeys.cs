using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// The Bot Framework's signing keys, read from its OpenID metadata. They are kept for a day; a key nobody knows yet makes
/// the bot look again, but not more often than once a minute, so that forged key ids cannot keep it busy. When they cannot be
/// read, the ones that are known stay in use; as long as none was ever read nobody is believed, and callers may come back.
/// </summary>
public sealed class ChannelKeys(IHttpClientFactory clients, ChannelTrust trust, TimeProvider time, ILogger<ChannelKeys> logger) : IDisposable
{
    public const string ClientName = "channel-keys";

    private const int ShortestModulus = 2048 / 8;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(1);

    /// <summary>As long as there are none at all, nobody gets in: worth asking more often.</summary>
    private static readonly TimeSpan BetweenFirstAttempts = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile KeySet? _keys;
    private DateTimeOffset _lastAttempt = DateTimeOffset.MinValue;

    /// <summary>False when the keys could never be read: then nobody can be verified.</summary>
    public bool HasKeys => _keys is not null;

    public async Task<ChannelKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (Fresh()?.ById.GetValueOrDefault(id) is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Fresh()?.ById.ContainsKey(id) != true && time.GetUtcNow() - _lastAttempt >= (HasKeys ? BetweenAttempts : BetweenFirstAttempts))
            {
                _lastAttempt = time.GetUtcNow();
                await RenewAsync(cancellationToken);
            }
        }
        finally
        {
            _reading.Release();
        }

        return _keys?.ById.GetValueOrDefault(id);
    }

    public void Dispose() => _reading.Dispose();

    private KeySet? Fresh() => _keys is { } keys && time.GetUtcNow() - keys.ReadAt < KeptFor ? keys : null;

    /// <summary>Old keys stay in use when the new ones cannot be read.</summary>
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await ReadAsync<Metadata>(trust.MetadataUrl, cancellationToken);
            var published = await ReadAsync<PublishedKeys>(metadata.KeysUrl, cancellationToken);
            var usable = published.Keys
                .Where(k => k is { Type: "RSA", Use: null or "sig", Id.Length: > 0, Modulus: not null, Exponent: not null })
                .Select(k => k.ToKey())
                .Where(k => k.PublicKey.Modulus!.Length >= ShortestModulus);
            _keys = new(usable.ToDictionary(k => k.Id, StringComparer.Ordinal), time.GetUtcNow());
            logger.ChannelKeysRead(_keys.ById.Count);
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or JsonException or FormatException or ArgumentException
            || unreadable is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.ChannelKeysUnreadable(unreadable.GetType().Name);
        }
    }

    private async Task<T> ReadAsync<T>(Uri url, CancellationToken cancellationToken)
    {
        if (!trust.MayReadKeysFrom(url))
        {
            throw new HttpRequestException("Keys are read over https only.");
        }

        using var client = clients.CreateClient(ClientName);
        return await client.GetFromJsonAsync<T>(url, cancellationToken) ?? throw new JsonException("The answer is empty.");
    }

    private sealed record KeySet(IReadOnlyDictionary<string, ChannelKey> ById, DateTimeOffset ReadAt);

    private sealed record Metadata([property: JsonPropertyName("jwks_uri"), JsonRequired] Uri KeysUrl);

    private sealed record PublishedKeys([property: JsonPropertyName("keys"), JsonRequired] IReadOnlyList<PublishedKey> Keys);

    private sealed record PublishedKey
    {
        [JsonPropertyName("kty")]
        public string? Type { get; init; }

        [JsonPropertyName("use")]
        public string? Use { get; init; }

        [JsonPropertyName("kid")]
        public string? Id { get; init; }

        [JsonPropertyName("n")]
        public string? Modulus { get; init; }

        [JsonPropertyName("e")]
        public string? Exponent { get; init; }

        [JsonPropertyName("endorsements")]
        public IReadOnlyList<string>? Endorsements { get; init; }

        public ChannelKey ToKey() => new(
            Id!,
            new RSAParameters { Modulus = Base64Url.DecodeFromChars(Modulus), Exponent = Base64Url.DecodeFromChars(Exponent) },
            Endorsements ?? []);
    }
}
