using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Somebody with a key that the database does not hold says where a request's chain ends.</summary>
/// <param name="KeyId">The first 16 hexadecimal digits of SHA-256 over the public key (SubjectPublicKeyInfo, DER).</param>
/// <param name="Value">ECDSA over SHA-256 of <see cref="JournalChain.Sealed"/>, as r and s side by side (IEEE P1363), in Base64.</param>
public sealed record HeadSignature(string KeyId, string Value)
{
    private const char Between = ':';

    /// <summary>As a database keeps it: key id, colon, value.</summary>
    public override string ToString() => $"{KeyId}{Between}{Value}";

    /// <summary>Null when there is none; something that is none reads as a signature that no key made.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static HeadSignature? Read(string? text) => text?.Split(Between, 2) switch
    {
        null => null,
        [var key, var value] => new HeadSignature(key, value),
        var parts => new HeadSignature("", parts[0]),
    };

    internal static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
}
