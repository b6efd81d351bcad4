namespace TeamsOffboardBot.Cards;

/// <summary>The verbs of every button. A card that lies in a chat for months still sends them: a verb is never reused.</summary>
public static class Verbs
{
    public const string Start = "offboard.start";
    public const string Help = "help";
    public const string Status = "status";
    public const string Reinstate = "reinstate.start";
    public const string Restore = "restore.start";
    public const string End = "ending.start";
    public const string RestoreSearch = "restore.search";
    public const string RestoreChosen = "restore.chosen";
    public const string RestoreSeveral = "restore.several";
    public const string Language = "language";
    public const string List = "list";
    public const string Evidence = "evidence";

    public const string Who = "offboard.who";
    public const string Pick = "offboard.pick";
    public const string Choose = "offboard.choose";
    public const string Profile = "offboard.profile";
    public const string Recount = "offboard.recount";
    public const string ChooseRestoring = "restore.choose";
    public const string ChooseEnding = "ending.choose";
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
    public const string RecountChange = "request.change.recount";
    public const string LeaveChange = "request.change.leave";

    public const string Ask = "request.ask";
    public const string Answer = "request.answer";

    public const string Retry = "step.retry";
    public const string Skip = "step.skip";
    public const string Done = "step.done";
    public const string Release = "step.release";
    public const string ReleaseNow = "step.release.now";
    public const string Later = "step.later";
    public const string StopStep = "step.stop";
    public const string EndNow = "step.end-now";

    /// <summary>To read lines that were pasted into the card.</summary>
    public const string ManyRead = "many.read";
    public const string ManyPage = "many.page";
    public const string ManyRow = "many.row";
    public const string ManyRemove = "many.remove";
    public const string ManyAgain = "many.again";
    public const string ManyAlone = "many.alone";
    public const string ManySubmit = "many.submit";
    public const string ManyCancel = "many.cancel";
    public const string ManyOpen = "many.open";
    public const string ManyTakeOut = "many.take-out";
    public const string ManyApprove = "many.approve";
    public const string ManyReject = "many.reject";
    public const string ManyWithdraw = "many.withdraw";

    public const string DateDone = "date.done";
    public const string DateNotNeeded = "date.not-needed";

    /// <summary>Verbs that only the dialog which drew the card may answer.</summary>
    public static bool IsDialog(string verb) => verb is Who or Pick or Choose or Profile or Recount or ChooseRestoring or ChooseEnding or Submit or Back or Again or Cancel;

    /// <summary>Verbs on the card of a request that was submitted.</summary>
    public static bool IsRequest(string verb) =>
        verb is Open or Approve or Reject or Withdraw or LeaveChange or Ask or Answer or Retry or Skip or Done
        || IsChange(verb) || IsDate(verb);

    /// <summary>Verbs with which an approver changes the choices of a request.</summary>
    public static bool IsChange(string verb) => verb is Change or SaveChange or RecountChange;

    /// <summary>Verbs about a list of leavers.</summary>
    public static bool IsMany(string verb) => verb is ManyRead or ManyPage or ManyRow or ManyRemove or ManyAgain or ManyAlone or ManySubmit or ManyCancel
        || IsManySubmitted(verb);

    /// <summary>Those about a list that was submitted.</summary>
    public static bool IsManySubmitted(string verb) => verb is ManyOpen or ManyTakeOut or ManyApprove or ManyReject or ManyWithdraw;

    /// <summary>Verbs about a date that follows from a run.</summary>
    public static bool IsDate(string verb) => verb is Release or ReleaseNow or Later or StopStep or EndNow or DateDone or DateNotNeeded;
}
