using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>A journal entry in the types the database has.</summary>
internal sealed record JournalRow
{
    public const string Columns =
        "request_id AS RequestId, seq AS Seq, at AS At, kind AS Kind, public_body AS PublicBody, private_body AS PrivateBody, " +
        "salt AS Salt, private_hash AS PrivateHash, prev_hash AS PrevHash, hash AS Hash";

    public string RequestId { get; init; } = "";

    public long Seq { get; init; }

    public string At { get; init; } = "";

    public string Kind { get; init; } = "";

    public string PublicBody { get; init; } = "";

    public string? PrivateBody { get; init; }

    public string? Salt { get; init; }

    public string PrivateHash { get; init; } = "";

    public string PrevHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public static JournalRow Of(JournalEntry entry) => new()
    {
        RequestId = entry.Request.Value,
        Seq = entry.Seq,
        At = Instant.Write(entry.At),
        Kind = entry.Kind,
        PublicBody = entry.PublicBody,
        PrivateBody = entry.PrivateBody,
        Salt = entry.Salt,
        PrivateHash = entry.PrivateHash,
        PrevHash = entry.PrevHash,
        Hash = entry.Hash,
    };

    public JournalEntry ToEntry() => new()
    {
        Request = Planning.RequestId.From(RequestId),
        Seq = Seq,
        At = Instant.Read(At),
        Kind = Kind,
        PublicBody = PublicBody,
        PrivateBody = PrivateBody,
        Salt = Salt,
        PrivateHash = PrivateHash,
        PrevHash = PrevHash,
        Hash = Hash,
    };
}
