using System.Globalization;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>The order that a button on a request's card gives, wherever the card lies. Who may give it is decided by the approval rules.</summary>
public sealed class RequestOrders(Decisions decisions, Questions questions, StepOrders steps, DatePresses dates)
{
    public Task<DecisionResult> GiveAsync(RequestId request, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        var by = press.By.Id;
        var hash = PlanHash.From(press.Text(Fields.PlanHash));
        var step = StepId.From(press.Text(Fields.Step));
        return press.Verb switch
        {
            Verbs.Approve => decisions.ApproveAsync(request, by, hash, cancellationToken),
            Verbs.Reject => decisions.RejectAsync(request, by, hash, press.Text(Fields.Reason), cancellationToken),
            Verbs.Withdraw => decisions.WithdrawAsync(request, by, cancellationToken),
            Verbs.Ask => questions.AskAsync(request, by, press.Text(Fields.Question), cancellationToken),
            Verbs.Answer => AnswerAsync(request, press, cancellationToken),
            Verbs.Retry => steps.RetryAsync(request, step, by, cancellationToken),
            Verbs.Skip => steps.SkipAsync(request, step, by, press.Text(Fields.Of(Fields.Reason, step.Value)), cancellationToken),
            Verbs.Done => steps.DoneByHandAsync(request, step, by, press.Text(Fields.Of(Fields.Note, step.Value)), cancellationToken),
            _ when Verbs.IsDate(press.Verb) => dates.OrderAsync(request, step, press, cancellationToken),
            _ => throw new InvalidOperationException($"No button of a request has the verb {press.Verb}."),
        };
    }

    private Task<DecisionResult> AnswerAsync(RequestId request, Press press, CancellationToken cancellationToken)
    {
        var asked = press.Text(Fields.Asked);
        _ = long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var question);
        return questions.AnswerAsync(request, press.By.Id, question, press.Text(Fields.Of(Fields.Answer, asked)), cancellationToken);
    }
}
