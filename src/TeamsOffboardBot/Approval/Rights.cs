using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>Who may order what, and when: the decision table of an open request.</summary>
public static class Rights
{
    private const RefusalReason Hidden = RefusalReason.NotFound;
    private const RefusalReason No = RefusalReason.NoRight;
    private const RefusalReason Own = RefusalReason.OwnRequest;

#pragma warning disable IDE0055 // A table is read in columns.
    /// <summary>Null: they may. Who asks neither decides nor leaves out a part of what was decided.</summary>
    private static readonly Dictionary<Order, RefusalReason?[]> Table = new()
    {
        //                       outsider  approver  requester  requesting approver  leaver
        [Order.Approve] =        [No,      null,     Own,       Own,                 Hidden],
        [Order.Reject] =         [No,      null,     Own,       Own,                 Hidden],
        [Order.ChangeChoices] =  [No,      null,     Own,       Own,                 Hidden],
        [Order.TakeOutOfList] =  [No,      null,     Own,       Own,                 Hidden],
        [Order.Withdraw] =       [No,      No,       null,      null,                Hidden],
        [Order.AskRequester] =   [No,      null,     Own,       Own,                 Hidden],
        [Order.AnswerQuestion] = [No,      No,       null,      null,                Hidden],
        [Order.RetryStep] =      [No,      null,     No,        null,                Hidden],
        [Order.SkipStep] =       [No,      null,     No,        Own,                 Hidden],
        [Order.StepDoneByHand] = [No,      null,     No,        null,                Hidden],
        [Order.ReleaseStep] =    [No,      null,     Own,       Own,                 Hidden],
        [Order.PostponeStep] =   [No,      null,     Own,       Own,                 Hidden],
        [Order.StopStep] =       [No,      null,     null,      null,                Hidden],
        [Order.EndStepNow] =     [No,      null,     null,      null,                Hidden],
        [Order.CloseDate] =      [No,      null,     null,      null,                Hidden],
    };
#pragma warning restore IDE0055

    public static RefusalReason? Refusal(Order order, Standing standing) => Table[order][(int)standing];

    /// <summary>Null when this person may give this order now. Whoever has no right learns nothing of the request.</summary>
    public static DecisionResult.Refused? Check(Order order, RequestState request, UserId person, bool isApprover) =>
        Refusal(order, Standings.Of(request, person, isApprover)) switch
        {
            Hidden => Refusals.NotFound,
            No => Refusals.NoRight,
            Own => Refusals.OwnRequest(request),
            _ => IsTimely(order, request.Stage) ? null : Refusals.TooLate(request),
        };

    /// <summary>While only the lock-out is released, its steps may need a person as well as the plan needs its approval.</summary>
    private static bool IsTimely(Order order, RequestStage stage) => order switch
    {
        Order.TakeOutOfList => stage is RequestStage.AwaitingApproval,
        Order.Approve => stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly,
        // Until it runs it can be stopped, also after an approval.
        Order.Reject or Order.ChangeChoices or Order.Withdraw or Order.AskRequester or Order.AnswerQuestion => stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.Scheduled,
        Order.CloseDate => stage is RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate or RequestStage.Finished,
        _ => stage is RequestStage.LockOutOnly or RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate,
    };
}
