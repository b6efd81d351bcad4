using System.Globalization;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Answers "list": what is open, what waits for whom, and what comes next. Approvers see all but what is about themselves,
/// everybody else what they asked for. Reads only the table of requests, however many there are.
/// </summary>
public sealed class ListDesk(IJournal journal, ApproverPolicy policy)
{
    public Task ShowAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken) =>
        ShowAsync(turn, speaker, page: 0, reply, cancellationToken);

    /// <summary>Another page. One that is not there is the first: the list may have grown shorter since the card was drawn.</summary>
    public Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        _ = int.TryParse(press.Text(Fields.Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return ShowAsync(turn, press.By, page, reply, cancellationToken);
    }

    private async Task ShowAsync(ITurnContext turn, Speaker speaker, int page, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var isApprover = await policy.IsApproverAsync(speaker.Id, cancellationToken);
        var lines = (await journal.OpenAsync(cancellationToken))
            .Where(r => r.LeaverId != speaker.Id && (isApprover || r.RequesterId == speaker.Id))
            .OrderBy(r => WaitsForPeople(r.Stage) ? 0 : 1)
            .ThenBy(r => r.Next?.At ?? DateTimeOffset.MaxValue)
            .ThenBy(r => r.SubmittedAt)
            .Select(r => new StatusLine(r.Id, r.LeaverName, r.Stage, r.UpdatedAt, r.Next, r.Kind, r.Tasks))
            .ToList();
        reply.Show(ListCard.Render(lines, page, turn.Words()));
    }

    private static bool WaitsForPeople(RequestStage stage) => stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.WaitingForPeople;
}
