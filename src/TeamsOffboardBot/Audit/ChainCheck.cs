using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Audit;

/// <summary>Recomputes a request's chain from its first event and names the first one that does not fit.</summary>
public static class ChainCheck
{
    /// <param name="head">What the chain must end with, kept elsewhere; null when nothing was.</param>
    public static ChainFlaw? FirstFlaw(RequestId request, IReadOnlyList<JournalEntry> entries, ChainHead? head)
    {
        var prev = JournalChain.Start(request);
        var seq = 0L;
        foreach (var entry in entries)
        {
            if (Flaw(entry, request, seq + 1, prev) is { } what)
            {
                return new ChainFlaw(request, entry.Seq, entry.Kind, what);
            }

            (prev, seq) = (entry.Hash, entry.Seq);
        }

        return head is null || (head.Seq == seq && head.Hash == prev)
            ? null
            : new ChainFlaw(request, seq, entries.Count > 0 ? entries[^1].Kind : "-", Phrase.Of("Evidence.Flaw.End", ("kept", Number(head.Seq)), ("found", Number(seq))));
    }

    private static Phrase? Flaw(JournalEntry entry, RequestId request, long expected, string prev)
    {
        if (entry.Request != request)
        {
            return Phrase.Of("Evidence.Flaw.Foreign");
        }

        if (entry.Seq != expected)
        {
            return Phrase.Of("Evidence.Flaw.Order", ("expected", Number(expected)));
        }

        if (entry.PrevHash != prev)
        {
            return Phrase.Of("Evidence.Flaw.Link");
        }

        if (!entry.IsErased && PrivateHashOf(entry) != entry.PrivateHash)
        {
            return Phrase.Of("Evidence.Flaw.Private");
        }

        return JournalChain.Hash(prev, entry.Seq, entry.At, entry.Kind, entry.PublicBody, entry.PrivateHash) == entry.Hash
            ? null
            : Phrase.Of("Evidence.Flaw.Content");
    }

    private static string? PrivateHashOf(JournalEntry entry)
    {
        try
        {
            return JournalChain.PrivateHash(entry.Salt!, entry.PrivateBody!);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where a chain ended, as somebody else than the chain remembers it.</summary>
public sealed record ChainHead(long Seq, string Hash);

public sealed record ChainFlaw(RequestId Request, long Seq, string Kind, Phrase What);
