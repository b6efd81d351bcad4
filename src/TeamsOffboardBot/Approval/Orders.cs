using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>Takes an order: looks the right up in the tenant, checks it against the request as it is, writes what follows.</summary>
public sealed class Orders(ApproverPolicy approvers, RequestBook book)
{
    private const int LongestText = 1000;

    /// <param name="judge">Pure: what follows when they may, from the request and the person by name.</param>
    public async Task<DecisionResult> GiveAsync(
        Order order, RequestId request, UserId by, Func<RequestState, Actor, Judgement> judge, CancellationToken cancellationToken)
    {
        try
        {
            // What only the requester may do asks for no right in the tenant, so it works while the tenant does not answer.
            var approver = order is Order.Withdraw or Order.AnswerQuestion ? null : await approvers.FindAsync(by, cancellationToken);
            return await book.WriteAsync(
                request,
                state => Rights.Check(order, state, by, approver is not null) is { } refused
                    ? Judgement.ToAnswer(refused)
                    : judge(state, approver ?? state.Requester),
                cancellationToken);
        }
        catch (Microsoft365Fault fault)
        {
            return Refusals.Unreadable(fault);
        }
    }

    /// <summary>What a person wrote, without the blanks around it and not longer than a card can show; null when nothing is left.</summary>
    public static string? Text(string? written)
    {
        var text = written?.Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length > LongestText ? text[..LongestText] : text;
    }
}
