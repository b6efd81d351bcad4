using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Signs the end of a request's chain each time it grows, when a key is configured.</summary>
public sealed class HeadSigner(IOptions<EvidenceOptions> options) : IDisposable
{
    private readonly ECDsa? _key = options.Value.SigningKey is { Length: > 0 } text ? SigningKeys.Private(text) : null;
    private readonly Lock _signing = new();

    /// <summary>Null when no key is configured.</summary>
    public HeadSignature? Sign(RequestId request, ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (_key is null)
        {
            return null;
        }

        lock (_signing)
        {
            return new HeadSignature(HeadSignature.KeyIdOf(_key), Convert.ToBase64String(_key.SignData(JournalChain.Sealed(request, head.Seq, head.Hash), HashAlgorithmName.SHA256)));
        }
    }

    /// <summary>What checks this signer's signatures; null when no key is configured.</summary>
    public HeadKeys? Keys() => _key is null ? null : HeadKeys.Of(_key);

    public void Dispose() => _key?.Dispose();
}
