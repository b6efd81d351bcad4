using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// The licence that the mailbox gets directly, because those it has are lost before it is safe, or are not enough. Plan 1 and Plan 2 may
/// stand beside each other, so nothing is taken for it. Rules R3-R6 and R21.
/// </summary>
/// <param name="IsForNow">Only until the mailbox is shared or held; then it goes with the other licences.</param>
public sealed record MailboxGift(LicenceOffer Licence, MailboxGiftReason Reason, bool IsForNow)
{
    public bool HasSeat => Licence.FreeSeats > 0;

    /// <summary>How many seats have to be bought before there is one for this mailbox.</summary>
    public int MissingSeats => 1 - Licence.FreeSeats;

    /// <summary>Null when the mailbox needs none, or the tenant has bought no licence that would do.</summary>
    /// <param name="kept">The licence that would stay for the mailbox otherwise.</param>
    public static MailboxGift? Of(Snapshot snapshot, Choices choices, MailboxNeed need, LicenceAssignment? kept)
    {
        if (!snapshot.MayHaveCloudMailbox() || !snapshot.Mailbox.Exists(out var mailbox) || !snapshot.Licences.Exists(out var licences))
        {
            return null;
        }

        if (Why(snapshot, choices, mailbox, need, kept) is not { } reason)
        {
            return null;
        }

        var isForNow = need.Plan == ExchangePlan.None && choices.RemoveLicences;
        var plan = choices.Hold is not null && !mailbox.IsOnLitigationHold ? ExchangePlan.Plan2
            : need.Plan > ExchangePlan.Plan1 ? need.Plan
            : ExchangePlan.Plan1;
        var offer = snapshot.LicenceOffers
            .Where(o => o.Exchange >= plan && !licences.Any(l => l.IsDirect && l.SkuId == o.SkuId))
            .OrderByDescending(o => o.FreeSeats > 0)
            .ThenBy(o => o.Exchange)
            .ThenBy(o => o.SkuPartNumber, StringComparer.Ordinal)
            .FirstOrDefault();
        return offer is null ? null : new(offer, reason, isForNow);
    }

    private static MailboxGiftReason? Why(Snapshot snapshot, Choices choices, Mailbox mailbox, MailboxNeed need, LicenceAssignment? kept)
    {
        var best = (snapshot.Licences.Value ?? []).Select(l => l.Exchange).DefaultIfEmpty().Max();
        if (choices.Hold is not null && !mailbox.IsOnLitigationHold && best < ExchangePlan.Plan2)
        {
            return MailboxGiftReason.Hold;
        }

        var isWorkedOn = choices.Mailbox != MailboxChoice.Keep && mailbox.Type != MailboxType.Shared;
        if (isWorkedOn && DynamicLicensing.TakesMailbox(snapshot, choices))
        {
            return MailboxGiftReason.None;
        }

        if (choices.RemoveLicences && need.Plan != ExchangePlan.None && kept is not { IsDirect: true })
        {
            return kept is null ? MailboxGiftReason.Need : MailboxGiftReason.Inherited;
        }

        return isWorkedOn && best == ExchangePlan.None ? MailboxGiftReason.None : null;
    }
}

public enum MailboxGiftReason
{
    /// <summary>A hold was chosen, which needs Plan 2.</summary>
    Hold,

    /// <summary>
    /// It has none that lasts until it is safe: none at all, or one that a dynamic group takes as soon as sign-in is blocked. One reason
    /// for both, because the block turns the second into the first, and that is no other plan.
    /// </summary>
    None,

    /// <summary>What the mailbox needs afterwards none of its licences carries.</summary>
    Need,

    /// <summary>The licence that would stay comes through a group, which could then not be left.</summary>
    Inherited,
}
