using System.Buffers;
using System.Security.Cryptography;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// A password of 40 random characters of all four classes, made as bytes and never as a string, because a string cannot be
/// wiped. Its letters need no escaping in JSON.
/// </summary>
internal static class RandomPassword
{
    private const int Length = 40;

    private static readonly SearchValues<byte>[] Classes =
        [SearchValues.Create(Lower), SearchValues.Create(Upper), SearchValues.Create(Digits), SearchValues.Create(Signs)];

    private static ReadOnlySpan<byte> Lower => "abcdefghijklmnopqrstuvwxyz"u8;

    private static ReadOnlySpan<byte> Upper => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8;

    private static ReadOnlySpan<byte> Digits => "0123456789"u8;

    private static ReadOnlySpan<byte> Signs => "!#%()*,-.:;=?@[]^_{}~"u8;

    /// <summary>The body of a user update that sets it. Nobody signs in with it, so nobody is asked to change it.</summary>
    public static byte[] UpdateBody()
    {
        var start = "{\"passwordProfile\":{\"forceChangePasswordNextSignIn\":false,\"password\":\""u8;
        var end = "\"}}"u8;
        var body = new byte[start.Length + Length + end.Length];
        start.CopyTo(body);
        Fill(body.AsSpan(start.Length, Length));
        end.CopyTo(body.AsSpan(start.Length + Length));
        return body;
    }

    private static void Fill(Span<byte> password)
    {
        Span<byte> alphabet = stackalloc byte[Lower.Length + Upper.Length + Digits.Length + Signs.Length];
        Lower.CopyTo(alphabet);
        Upper.CopyTo(alphabet[Lower.Length..]);
        Digits.CopyTo(alphabet[(Lower.Length + Upper.Length)..]);
        Signs.CopyTo(alphabet[(Lower.Length + Upper.Length + Digits.Length)..]);
        do
        {
            RandomNumberGenerator.GetItems(alphabet, password);
        }
        while (!HasAllClasses(password));
    }

    private static bool HasAllClasses(ReadOnlySpan<byte> password)
    {
        foreach (var letters in Classes)
        {
            if (!password.ContainsAny(letters))
            {
                return false;
            }
        }

        return true;
    }
}
