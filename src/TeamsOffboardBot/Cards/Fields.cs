namespace TeamsOffboardBot.Cards;

/// <summary>Names of what a card sends back: what the card carries, and what people enter.</summary>
public static class Fields
{
    /// <summary>The one drawing of a dialog's form, so that an old or doubled answer is known for what it is.</summary>
    public const string Form = "form";
    public const string Request = "request";
    public const string Step = "step";
    public const string PlanHash = "planHash";

    public const string Person = "person";
    public const string Reason = "reason";
    public const string Note = "note";

    public const string Mailbox = "mailbox";
    public const string MailTo = "mailTo";
    public const string KeepCopy = "keepCopy";
    public const string Hide = "hideFromAddressLists";
    public const string AutoReply = "autoReply";
    public const string AutoReplyInternal = "autoReplyInternal";
    public const string AutoReplyExternal = "autoReplyExternal";
    public const string OneDrive = "oneDrive";
    public const string OneDriveOwner = "oneDriveOwner";
    public const string Licences = "removeLicences";
    public const string Groups = "leaveGroups";

    /// <summary>Input ids are unique on a card, so a step's own input carries the step's id.</summary>
    public static string Of(string field, string step) => $"{field}.{step}";
}
