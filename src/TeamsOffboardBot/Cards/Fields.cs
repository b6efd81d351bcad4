namespace TeamsOffboardBot.Cards;

/// <summary>Names of what a card sends back: what the card carries, and what people enter.</summary>
public static class Fields
{
    /// <summary>The one drawing of a dialog's form, so that an old or doubled answer is known for what it is.</summary>
    public const string Form = "form";
    public const string Request = "request";
    public const string Step = "step";
    public const string Date = "date";
    public const string PlanHash = "planHash";

    public const string Profile = "profile";
    public const string List = "list";

    /// <summary>A line of a list.</summary>
    public const string Line = "line";

    /// <summary>Lines that were pasted.</summary>
    public const string Lines = "lines";

    public const string Language = "language";
    public const string Page = "page";
    public const string File = "file";

    public const string Person = "person";

    /// <summary>Several, as a list of choices sends them: with commas.</summary>
    public const string People = "people";
    public const string AcceptsUnknownHold = "acceptsUnknownHold";
    public const string AllowsSignIn = "allowsSignIn";
    public const string GivesLicences = "givesLicences";
    public const string NameChoice = "nameChoice";
    public const string NewName = "newName";
    public const string OtherName = "otherName";
    public const string Reason = "reason";
    public const string Note = "note";

    /// <summary>What is asked, and the number of a question that is answered.</summary>
    public const string Question = "question";
    public const string Asked = "asked";
    public const string Answer = "answer";

    public const string Start = "start";
    public const string StartDate = "startDate";
    public const string StartTime = "startTime";
    public const string StartZone = "startZone";

    /// <summary>The moment that stood in the form when the card was drawn.</summary>
    public const string StartShown = "startShown";

    public const string Mailbox = "mailbox";
    public const string MailTo = "mailTo";
    public const string KeepCopy = "keepCopy";
    public const string Hide = "hideFromAddressLists";
    public const string NamePrefix = "namePrefix";
    public const string Aliases = "aliases";
    public const string AliasesTo = "aliasesTo";
    public const string AutoReply = "autoReply";
    public const string AutoReplyInternal = "autoReplyInternal";
    public const string AutoReplyExternal = "autoReplyExternal";
    public const string Hold = "litigationHold";
    public const string HoldDays = "litigationHoldDays";
    public const string InboxRules = "removeInboxRules";
    public const string Meetings = "cancelMeetings";
    public const string GroupOwner = "groupOwner";
    public const string Deletion = "deleteAccount";
    public const string DeletionDays = "deleteAccountAfterDays";
    public const string OneDrive = "oneDrive";
    public const string ForwardDays = "forwardDays";
    public const string OneDriveDays = "oneDriveDays";
    public const string AutoReplyDays = "autoReplyDays";
    public const string OneDriveOwner = "oneDriveOwner";
    public const string CopyFiles = "copyFiles";
    public const string CopyTo = "copyFilesTo";
    public const string StopSharing = "stopSharing";
    public const string Licences = "removeLicences";
    public const string Groups = "leaveGroups";

    public const string NewManager = "newManager";

    /// <summary>Of one device; the input's id carries the device's.</summary>
    public const string Device = "device";

    /// <summary>Input ids are unique on a card, so a step's own input carries the step's id.</summary>
    public static string Of(string field, string step) => $"{field}.{step}";
}
