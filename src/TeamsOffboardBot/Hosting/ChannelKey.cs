using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TeamsOffboardBot.Hosting;

/// <summary>A public key that the Bot Framework signs tokens with.</summary>
/// <param name="Endorsements">Channels that may be spoken for with this key: none when its publisher did not say.</param>
public sealed record ChannelKey(string Id, RSAParameters PublicKey, IReadOnlyList<string> Endorsements)
{
    private const int MostKept = 1000;

    // A token comes with many activities. What a key has signed it has signed, so that is looked at once; a key that replaces this one has seen nothing yet.
    private readonly ConcurrentDictionary<string, bool> _signed = new(StringComparer.Ordinal);

    /// <summary>Whether this key has signed the token: as <paramref name="verify"/> said when the same token came before, or says now.</summary>
    public bool HasSigned(string token, Func<bool> verify)
    {
        ArgumentNullException.ThrowIfNull(verify);
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_signed.ContainsKey(name))
        {
            return true;
        }

        if (!verify())
        {
            return false;
        }

        if (_signed.Count >= MostKept)
        {
            _signed.Clear();
        }

        _signed.TryAdd(name, true);
        return true;
    }
}
