namespace TeamsOffboardBot.Approval;

/// <summary>What people can order for a request that is open.</summary>
public enum Order
{
    Approve,
    Reject,
    ChangeChoices,
    Withdraw,
    RetryStep,
    SkipStep,
    StepDoneByHand,
}
