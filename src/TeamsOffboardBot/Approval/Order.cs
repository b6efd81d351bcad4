namespace TeamsOffboardBot.Approval;

/// <summary>What people can order for a request that is open.</summary>
public enum Order
{
    Approve,
    Reject,
    ChangeChoices,

    /// <summary>To decide on it alone and not with its list.</summary>
    TakeOutOfList,
    Withdraw,

    /// <summary>To ask the requester something before deciding.</summary>
    AskRequester,
    AnswerQuestion,
    RetryStep,
    SkipStep,
    StepDoneByHand,

    /// <summary>To agree once more to what a step does on a date.</summary>
    ReleaseStep,
    PostponeStep,
    StopStep,
    EndStepNow,

    /// <summary>To say that a date needs no more reminders.</summary>
    CloseDate,
}
