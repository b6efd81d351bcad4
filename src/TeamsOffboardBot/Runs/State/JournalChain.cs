using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>
/// Links every event to the one before it. What is hashed is a sequence of texts, each as UTF-8 with its length in front
/// (8 bytes, big-endian), so no two sequences have the same bytes. Audit/README.md describes it for those who check without us.
/// </summary>
public static class JournalChain
{
    private const string Domain = "TeamsOffboardBot journal 1";
    private const string HeadDomain = "TeamsOffboardBot head 1";
    private const int SaltBytes = 16;

    /// <summary>What the first event of a request follows: a journal cannot pass for another request's.</summary>
    public static string Start(RequestId request) => HashOf(Domain, request.Value);

    /// <summary>Whole microseconds in UTC: every database keeps them.</summary>
    public static string Write(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Trim(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static JournalEntry Link(RequestId request, long seq, string prev, DateTimeOffset at, RunEvent e)
    {
        var (open, personal) = EventCodec.Encode(e);
        var salt = RandomNumberGenerator.GetHexString(SaltBytes * 2, lowercase: true);
        var privateHash = PrivateHash(salt, personal);
        var kind = EventKinds.Of(e);
        return new JournalEntry
        {
            Request = request,
            Seq = seq,
            At = Trim(at),
            Kind = kind,
            PublicBody = open,
            PrivateBody = personal,
            Salt = salt,
            PrivateHash = privateHash,
            PrevHash = prev,
            Hash = Hash(prev, seq, at, kind, open, privateHash),
        };
    }

    public static string PrivateHash(string salt, string privateBody)
    {
        ArgumentNullException.ThrowIfNull(salt);
        return Hex(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(privateBody)]));
    }

    public static string Hash(string prev, long seq, DateTimeOffset at, string kind, string publicBody, string privateHash) =>
        HashOf(prev, seq.ToString(CultureInfo.InvariantCulture), Write(at), kind, publicBody, privateHash);

    /// <summary>What is signed to say where a chain ends: it cannot pass for another request's, nor for an earlier end.</summary>
    public static byte[] Sealed(RequestId request, long seq, string head) =>
        BytesOf(HeadDomain, request.Value, seq.ToString(CultureInfo.InvariantCulture), head);

    private static string HashOf(params ReadOnlySpan<string> texts) => Hex(SHA256.HashData(BytesOf(texts)));

    private static byte[] BytesOf(params ReadOnlySpan<string> texts)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[8];
        foreach (var text in texts)
        {
            var letters = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(length, letters.Length);
            bytes.Write(length);
            bytes.Write(letters);
        }

        return bytes.ToArray();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
