using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Answers "reinstate": the offboardings that somebody may have undone, or, when there is one, the plan that would undo it. What was undone
/// already, with no step left out, is not offered again.
/// </summary>
public sealed class ReinstateDesk(IJournal journal, RequesterPolicy policy, DialogHost dialogs)
{
    private const int Latest = 200;

    public async Task ShowAsync(ITurnContext turn, Speaker speaker, string name, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var found = await FindAsync(speaker, name, cancellationToken);
        if (found.Count == 0)
        {
            var sought = CardText.Plain(name, 80);
            reply.Say(sought.Length == 0 ? turn.Words().Say("Reinstate.Chat.NoneAtAll") : turn.Words().Say("Reinstate.Chat.None", ("sought", sought)));
        }
        else if (name.Length > 0 && found.Count == 1)
        {
            await BeginAsync(turn, speaker, found[0].Id, reply, cancellationToken);
        }
        else
        {
            var lines = found.Take(ReinstateCard.MostLines).Select(r => new ReinstateLine(r.Id, r.LeaverName, r.Stage == RequestStage.Finished ? r.UpdatedAt : null)).ToList();
            reply.Show(ReinstateCard.Render(lines, found.Count - lines.Count, turn.Words()));
        }
    }

    /// <summary>Whether the speaker may ask is looked up when the facts are read; before that nothing is told but that the request is there.</summary>
    public async Task BeginAsync(ITurnContext turn, Speaker speaker, RequestId request, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        if (request.Value.Length > 0 && await journal.ReadAsync(request, cancellationToken) is { } undone && !undone.Leaver.Id.IsSameAs(speaker.Id))
        {
            await dialogs.BeginReinstatementAsync(turn, speaker, undone, reply, cancellationToken);
        }
        else
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
        }
    }

    private async Task<IReadOnlyList<RequestRow>> FindAsync(Speaker speaker, string name, CancellationToken cancellationToken)
    {
        var isForAnybody = await policy.MayAskForAnybodyAsync(speaker.Id, cancellationToken);
        var rows = await journal.RecentAsync(requester: null, Latest, cancellationToken);
        var found = rows.Where(r => r.Kind == RequestKind.Offboarding
            && (isForAnybody || r.RequesterId.IsSameAs(speaker.Id))
            && !r.LeaverId.IsSameAs(speaker.Id)
            && r.LeaverName.Contains(name, StringComparison.OrdinalIgnoreCase)
            && MayHaveChangedSomething(r)).ToList();
        var undone = await UndoneAsync(rows, found, cancellationToken);
        return [.. found.Where(r => !undone.Any(by => IsLaterFor(by, r)))];
    }

    /// <summary>Reinstatements that left nothing out: whoever has gaps left may have the rest undone. Whether they did is in their journals alone.</summary>
    private async Task<IReadOnlyList<RequestRow>> UndoneAsync(IReadOnlyList<RequestRow> rows, List<RequestRow> offboardings, CancellationToken cancellationToken)
    {
        List<RequestRow> whole = [];
        foreach (var row in rows.Where(r => r is { Kind: RequestKind.Reinstatement, Stage: RequestStage.Finished } && offboardings.Exists(o => IsLaterFor(r, o))))
        {
            if (await journal.ReadAsync(row.Id, cancellationToken) is not { Result: >= StepStatus.Skipped })
            {
                whole.Add(row);
            }
        }

        return whole;
    }

    /// <summary>One that runs is shown too: whoever asks is told that it must come to rest first.</summary>
    private static bool MayHaveChangedSomething(RequestRow row) => row.Stage is not (RequestStage.AwaitingApproval or RequestStage.Scheduled);

    private static bool IsLaterFor(RequestRow row, RequestRow earlier) => row.LeaverId == earlier.LeaverId && row.SubmittedAt > earlier.SubmittedAt;
}
