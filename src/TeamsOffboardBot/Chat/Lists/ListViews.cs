using System.Security.Cryptography;
using System.Text;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// A list as one person sees it. Pure. Whoever is on the list does not see their own line (rule R22): it is not counted for them, and one press
/// of theirs decides on all the others.
/// </summary>
public static class ListViews
{
    /// <summary>What needs somebody first.</summary>
    private static readonly RequestStage[] Order =
    [
        RequestStage.WaitingForPeople, RequestStage.AwaitingApproval, RequestStage.LockOutOnly, RequestStage.Running, RequestStage.Scheduled, RequestStage.WaitingForDate,
        RequestStage.Finished, RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired,
    ];

    public static ListModel Of(LeaverList list, IReadOnlyList<KeptLine> lines, UserId person, CardAudience audience, int page)
    {
        ArgumentNullException.ThrowIfNull(list);
        var isApprover = audience == CardAudience.Approver;
        var seen = lines.Where(l => !IsAbout(l, person) && (!isApprover || l.Request is not null)).Select(l => Line(l, list, isApprover)).ToList();
        return new ListModel
        {
            List = list,
            Lines = [.. list.Stage == ListStage.Submitted || list.Stage == ListStage.Closed ? seen.OrderBy(RankOf) : seen.OrderBy(l => Rank(l.Row.State))],
            Page = page,
            ForApprover = isApprover,
            Digest = Digest(seen.Where(l => l.CanDecide)),
            Doing = Doing(list, seen),
        };
    }

    /// <summary>The plans that are decided on with one press.</summary>
    public static IReadOnlyDictionary<int, PlanHash> Plans(ListModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Decidable.ToDictionary(l => l.Row.Line, l => l.Row.Plan!.Hash);
    }

    /// <summary>Those whom approvers see on it.</summary>
    public static IReadOnlyList<UserId> Leavers(IReadOnlyList<KeptLine> lines) => [.. lines.Where(l => l.Request is not null).Select(LeaverOf).OfType<UserId>()];

    private static bool IsAbout(KeptLine line, UserId person) => LeaverOf(line) == person;

    private static UserId? LeaverOf(KeptLine line) => line.Request?.LeaverId ?? line.Row.Leaver?.Id;

    private static ListLine Line(KeptLine line, LeaverList list, bool isApprover)
    {
        // What people were called when the list was made may be forgotten by now.
        var row = line.Row.Leaver is null && line.Request is { LeaverName.Length: > 0 } request
            ? line.Row with { Entry = line.Row.Entry with { Person = request.LeaverName } }
            : line.Row;
        var canDecide = isApprover && list.Stage == ListStage.Submitted && row is { State: ListRowState.Submitted, Plan: not null } && line.Request?.Stage == RequestStage.AwaitingApproval;
        return new ListLine(row, line.Request?.Stage, line.Request?.Next, canDecide);
    }

    private static int RankOf(ListLine line) => line.Stage is { } stage ? Array.IndexOf(Order, stage) * 2 + (line.Row.State == ListRowState.OnItsOwn ? 0 : 1) : 2 * (Order.Length + (int)line.Row.State);

    private static int Rank(ListRowState state) => state switch
    {
        ListRowState.Problem => 0,
        ListRowState.Removed => 2,
        _ => 1,
    };

    private static string Digest(IEnumerable<ListLine> lines)
    {
        var text = string.Join('\n', lines.OrderBy(l => l.Row.Line).Select(l => $"{l.Row.Line}:{l.Row.Plan!.Hash.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static ListDoing? Doing(LeaverList list, List<ListLine> seen)
    {
        if (list.Orders is not [var order, ..])
        {
            return null;
        }

        // Whoever is on the list themselves must not find one more here than they see.
        var lines = seen.Select(l => l.Row.Line).Where(order.Plans.ContainsKey).ToHashSet();
        return new ListDoing($"Many.Doing.{order.Kind}", order.Done.Count(lines.Contains), lines.Count);
    }
}
