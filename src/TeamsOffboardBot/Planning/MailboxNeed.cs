namespace TeamsOffboardBot.Planning;

/// <summary>Which Exchange Online plan the leaver's mailbox needs after the run, and why. Rules R3, R4, R6.</summary>
public sealed record MailboxNeed(ExchangePlan Plan, MailboxNeedReason Reason)
{
    /// <summary>A shared mailbox below this size needs no licence: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits.</summary>
    public const long FreeSharedMailboxBytes = 50L << 30;

    private static readonly MailboxNeed None = new(ExchangePlan.None, MailboxNeedReason.None);

    public static MailboxNeed Of(Snapshot snapshot, Choices choices)
    {
        if (!snapshot.MayHaveCloudMailbox())
        {
            return None;
        }

        snapshot.Mailbox.Exists(out var mailbox);
        var isShared = mailbox?.Type == MailboxType.Shared;
        var staysShared = isShared || choices.Mailbox == MailboxChoice.Share;
        if (!staysShared && choices.Mailbox == MailboxChoice.Keep)
        {
            return None;
        }

        var heavy = Heavy(mailbox);
        if (heavy != MailboxNeedReason.None)
        {
            return new(ExchangePlan.Plan2, heavy);
        }

        return staysShared ? None : new(ExchangePlan.Kiosk, MailboxNeedReason.Forwarding);
    }

    private static MailboxNeedReason Heavy(Mailbox? mailbox) => mailbox switch
    {
        null => MailboxNeedReason.Unknown,
        { IsOnLitigationHold: true } => MailboxNeedReason.LitigationHold,
        { HasOtherHold: not false } => MailboxNeedReason.OtherHold,
        { HasArchive: true } => MailboxNeedReason.Archive,
        { SizeInBytes: null } => MailboxNeedReason.UnknownSize,
        { SizeInBytes: >= FreeSharedMailboxBytes } => MailboxNeedReason.Size,
        _ => MailboxNeedReason.None,
    };
}

public enum MailboxNeedReason
{
    None,
    Forwarding,
    Size,
    UnknownSize,
    Archive,
    LitigationHold,

    /// <summary>Any other hold, or holds that could not be read.</summary>
    OtherHold,

    /// <summary>Nothing about the mailbox could be read.</summary>
    Unknown,
}
