using System.Security.Cryptography;

namespace TeamsOffboardBot.Audit;

/// <summary>Keys of elliptic curves as text. Settings hold one line, so a line break may be written as \n.</summary>
internal static class SigningKeys
{
    /// <exception cref="FormatException">It is no private key of an elliptic curve in PEM.</exception>
    public static ECDsa Private(string pem)
    {
        var key = Read(pem) ?? throw new FormatException("There is no key.");
        try
        {
            // A public key signs nothing.
            key.ExportParameters(includePrivateParameters: true);
            return key;
        }
        catch (CryptographicException fault)
        {
            key.Dispose();
            throw new FormatException("There is no private key.", fault);
        }
    }

    /// <summary>Null when it is no key of an elliptic curve.</summary>
    public static ECDsa? Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem.Replace("\\n", "\n", StringComparison.Ordinal));
            return key;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
