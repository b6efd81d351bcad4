using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>Buttons about a date that follows from a run.</summary>
public sealed class DatePresses(DateOrders orders)
{
    public Task<DecisionResult> OrderAsync(RequestId request, StepId step, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        var by = press.By.Id;
        return press.Verb switch
        {
            Verbs.Release or Verbs.ReleaseNow => orders.ReleaseAsync(request, step, by, press.Verb == Verbs.ReleaseNow, cancellationToken),
            Verbs.Later => orders.PostponeAsync(request, step, by, cancellationToken),
            Verbs.StopStep => orders.StopAsync(request, step, by, press.Text(Fields.Of(Fields.Reason, $"stop-{step}")), cancellationToken),
            Verbs.EndNow => orders.EndNowAsync(request, step, by, cancellationToken),
            _ => CloseAsync(request, press, by, cancellationToken),
        };
    }

    private Task<DecisionResult> CloseAsync(RequestId request, Press press, UserId by, CancellationToken cancellationToken)
    {
        var kind = press.Text(Fields.Date);
        var isDone = press.Verb == Verbs.DateDone;
        var note = press.Text(Fields.Of(Fields.Note, $"{kind}-{(isDone ? "Done" : "NotNeeded")}"));
        return orders.CloseAsync(request, kind, by, isDone ? DeadlineEndKind.Done : DeadlineEndKind.NotNeeded, note, cancellationToken);
    }
}
