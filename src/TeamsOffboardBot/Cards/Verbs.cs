namespace TeamsOffboardBot.Cards;

/// <summary>The verbs of every button. A card that lies in a chat for months still sends them: a verb is never reused.</summary>
public static class Verbs
{
    public const string Start = "offboard.start";
    public const string Help = "help";
    public const string Status = "status";

    public const string Who = "offboard.who";
    public const string Pick = "offboard.pick";
    public const string Choose = "offboard.choose";
    public const string Submit = "offboard.submit";
    public const string Back = "offboard.back";
    public const string Again = "offboard.again";
    public const string Cancel = "offboard.cancel";

    public const string Open = "request.open";
    public const string Approve = "request.approve";
    public const string Reject = "request.reject";
    public const string Withdraw = "request.withdraw";
    public const string Change = "request.change";
    public const string SaveChange = "request.change.save";
    public const string LeaveChange = "request.change.leave";

    public const string Retry = "step.retry";
    public const string Skip = "step.skip";
    public const string Done = "step.done";

    /// <summary>Verbs that only the dialog which drew the card may answer.</summary>
    public static bool IsDialog(string verb) => verb is Who or Pick or Choose or Submit or Back or Again or Cancel;

    /// <summary>Verbs on the card of a request that was submitted.</summary>
    public static bool IsRequest(string verb) =>
        verb is Open or Approve or Reject or Withdraw or Change or SaveChange or LeaveChange or Retry or Skip or Done;
}
