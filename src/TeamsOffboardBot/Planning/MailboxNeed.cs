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

        if (choices.Kind == RequestKind.Ending)
        {
            // It ends: only a hold that is to keep its content needs a licence, until the account goes.
            return choices.Hold is null ? None : new(ExchangePlan.Plan2, MailboxNeedReason.LitigationHold);
        }

        snapshot.Mailbox.Exists(out var mailbox);
        var isShared = mailbox?.Type == MailboxType.Shared;
        var staysShared = isShared || choices.Mailbox == MailboxChoice.Share;
        if (!staysShared && choices.Mailbox == MailboxChoice.Keep)
        {
            return None;
        }

        var heavy = choices.Hold is null ? Heavy(mailbox) : MailboxNeedReason.LitigationHold;
        if (!staysShared && choices.Hold is not null)
        {
            return new(ExchangePlan.Plan2, MailboxNeedReason.Forwarding);
        }

        if (!staysShared)
        {
            return new(heavy == MailboxNeedReason.None ? ExchangePlan.Kiosk : Held(snapshot), MailboxNeedReason.Forwarding);
        }

        return heavy == MailboxNeedReason.None ? None : new(ExchangePlan.Plan2, heavy);
    }

    /// <summary>A mailbox that goes on forwarding goes on as it is: what it rests on today is enough, and a smaller plan might not be.</summary>
    private static ExchangePlan Held(Snapshot snapshot) =>
        (snapshot.Licences.Value ?? []).Select(l => l.Exchange).Append(ExchangePlan.Kiosk).Max();

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
