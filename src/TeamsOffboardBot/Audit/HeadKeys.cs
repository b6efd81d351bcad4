using System.Globalization;
using System.Security.Cryptography;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>The keys that a head may be signed with: the present one, and those before it.</summary>
public sealed class HeadKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);

    private HeadKeys(IEnumerable<ECDsa> keys)
    {
        foreach (var key in keys)
        {
            _keys[HeadSignature.KeyIdOf(key)] = key;
        }
    }

    /// <summary>Of a file with one or more keys in PEM, one after another. Null when something in it is no key of an elliptic curve.</summary>
    public static HeadKeys? Read(string pem)
    {
        List<ECDsa?> keys = [];
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            keys.Add(SigningKeys.Read(rest[found.Location].ToString()));
        }

        return keys.Count > 0 && keys.TrueForAll(key => key is not null) ? new HeadKeys(keys.OfType<ECDsa>()) : null;
    }

    public static HeadKeys Of(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new HeadKeys([ECDsa.Create(key.ExportParameters(includePrivateParameters: false))]);
    }

    /// <summary>What is wrong with the signature of a chain that ends here; null when one of the keys made it.</summary>
    public Phrase? Flaw(RequestId request, ChainHead head, HeadSignature? signature)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (signature is null)
        {
            return Phrase.Of("Evidence.Flaw.Unsigned");
        }

        if (!_keys.TryGetValue(signature.KeyId, out var key))
        {
            return Phrase.Of("Evidence.Flaw.OtherKey", ("key", signature.KeyId));
        }

        var value = new byte[signature.Value.Length];
        return Convert.TryFromBase64String(signature.Value, value, out var length)
            && key.VerifyData(JournalChain.Sealed(request, head.Seq, head.Hash), value.AsSpan(0, length), HashAlgorithmName.SHA256)
            ? null
            : Phrase.Of("Evidence.Flaw.Signature", ("seq", head.Seq.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
