using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Which approvals there are and which are missing, and what has been done before all of them were there.</summary>
public static class ClearanceBlocks
{
    private const int MostDifferences = 4;
    private const int DifferenceLimit = 200;

    /// <summary>For a request that needs two approvals; one is told of by the buttons alone.</summary>
    public static IEnumerable<(string Title, string? Value)> Approvals(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        if (request.ApprovalsNeeded == 1)
        {
            yield break;
        }

        yield return (words.Say("Clearance.Fact.Approved"), string.Join(", ", request.Approvals.Select(a => By(a, words))));
        yield return (words.Say("Clearance.Fact.Missing"), request.Approvals.Count == 0
            ? words.Say("Clearance.Fact.Missing.Two")
            : words.Say("Clearance.Fact.Missing.Another", ("names", Names(request.Approvals, words))));
    }

    /// <summary>What the requester waits for.</summary>
    public static string Waiting(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return words.Say((request.ApprovalsNeeded, request.Approvals.Count) switch
        {
            (1, _) => "Cards.Approval.Waiting",
            (_, 0) => "Clearance.Waiting.Two",
            _ => "Clearance.Waiting.Second",
        });
    }

    /// <summary>What is different in the plan since it was first sent, and which approvals count no more by that.</summary>
    public static AdaptiveContainer? Void(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.Replacement switch
        {
            { By: null } drifted => Drifted(drifted, words),
            { By: { } by } changed => Changed(changed, by, words),
            _ => null,
        };
    }

    /// <summary>Why all but the lock-out waits at the start of a run; null when it does not.</summary>
    public static AdaptiveTextBlock? Facts(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.PendingFacts switch
        {
            null => null,
            { Reason: { } reason, DueAt: { } at } => Blocks.Text(words.Say("Clearance.Facts.Unreadable", ("reason", words.Say(reason)), ("when", words.Moment(at)))),
            _ => Blocks.Text(words.Say("Clearance.Facts.Reading")),
        };
    }

    /// <summary>What the lock-out has done so far, and that it stays.</summary>
    public static IEnumerable<AdaptiveElement> LockOut(RequestState request, bool forApprover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        if (request.LockOutRelease is not { } release)
        {
            yield break;
        }

        // One at a time: the whole plan stands on this card as well, and a message has its limit.
        var stuck = forApprover ? request.Begun.FirstOrDefault(s => s.WaitsForPerson) : null;
        yield return Blocks.Box(
            AdaptiveContainerStyle.Attention,
            [
                Blocks.Heading(words.Say("Clearance.LockOut.Title")),
                Blocks.Line(words.Say("Clearance.LockOut.Released", ("by", release.By.Name), ("when", words.Moment(release.At)))),
                .. request.Begun.Where(s => s != stuck).Select(s => StepBlocks.Line(s, words)),
            ]);
        if (stuck is not null)
        {
            yield return StepBlocks.NeedsPerson(request, stuck, words);
        }
    }

    /// <summary>What stays of a request that ended before all was approved: done by whom, and how it is undone.</summary>
    public static AdaptiveContainer? LeftBehind(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        if (request.LockOutRelease is not { } release || request.Begun.Count == 0)
        {
            return null;
        }

        var undo = request.Begun.Select(s => $"Clearance.Undo.{s.Id}").Where(words.Has).Select(key => words.Say(key, ("user", request.Leaver.UserPrincipalName)));
        return Blocks.Box(
            AdaptiveContainerStyle.Attention,
            [
                Blocks.Heading(words.Say("Clearance.LockOut.Stays")),
                Blocks.Line(words.Say("Clearance.LockOut.StaysReleased", ("by", release.By.Name), ("when", words.Moment(release.At)))),
                .. request.Begun.Select(s => StepBlocks.Line(s, words)),
                Blocks.Heading(words.Say("Clearance.LockOut.HowToUndo")),
                Blocks.Sentences([.. undo]),
            ]);
    }

    private static AdaptiveContainer? Changed(PlanReplacement changed, Actor by, WordList words) => changed is { Differences.Count: 0, VoidApprovals.Count: 0 }
        ? null
        : Blocks.Box(
            AdaptiveContainerStyle.Warning,
            [
                changed.VoidApprovals.Count == 0
                    ? Blocks.Heading(words.Say("Clearance.Change.Title", ("by", by.Name)))
                    : Blocks.Text(words.Say("Clearance.Void.Changed", ("by", by.Name), ("names", Names(changed.VoidApprovals, words)))),
                Blocks.Sentences([.. changed.Differences.Select(d => CardText.Plain(words.Say(d), DifferenceLimit))]),
            ]);

    private static AdaptiveContainer Drifted(PlanReplacement drifted, WordList words) => Blocks.Box(
        AdaptiveContainerStyle.Attention,
        [
            Blocks.Heading(words.Say("Clearance.Drift.Title")),
            Blocks.Sentences([.. drifted.Differences.Take(MostDifferences).Select(d => CardText.Plain(words.Say(d), DifferenceLimit))]),
            drifted.Differences.Count > MostDifferences
                ? Blocks.Line(words.Say("Clearance.Drift.More", ("count", Blocks.Number(drifted.Differences.Count - MostDifferences, words))))
                : null,
            Blocks.Line(words.Say("Clearance.Drift.Void", ("names", Names(drifted.VoidApprovals, words)))),
        ]);

    private static string By(Decision approval, WordList words) =>
        words.Say("Clearance.Fact.ApprovedBy", ("name", approval.By.Name), ("when", words.Moment(approval.At)));

    private static string Names(IReadOnlyList<Decision> approvals, WordList words) => Blocks.Names([.. approvals.Select(a => a.By.Name)], words);
}
