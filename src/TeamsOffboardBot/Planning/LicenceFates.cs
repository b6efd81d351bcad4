namespace TeamsOffboardBot.Planning;

/// <summary>Which licences go, and which one stays because the mailbox needs it. Rules R3-R6 and R13.</summary>
public sealed record LicenceFates
{
    /// <summary>What the mailbox needs afterwards.</summary>
    public required MailboxNeed Need { get; init; }

    /// <summary>The licence kept for the mailbox; null when it needs none, or none that is there would do.</summary>
    public LicenceAssignment? Kept { get; init; }

    /// <summary>When the kept licence comes only through a group: the group that is therefore not left.</summary>
    public string? KeptGroupId { get; init; }

    /// <summary>The licence the mailbox is given first; null when it needs none, or none has a free seat.</summary>
    public MailboxGift? Gift { get; init; }

    /// <summary>The licence the mailbox would be given if a seat were free.</summary>
    public MailboxGift? Wanted { get; init; }

    /// <summary>Licences that leave the account, directly or by leaving a group.</summary>
    public IReadOnlyList<LicenceAssignment> Going { get; init; } = [];

    /// <summary>Licences that are freed by the deletion of the account, not before.</summary>
    public IReadOnlyList<LicenceAssignment> Stays { get; init; } = [];

    /// <summary>The mailbox needs a plan that no licence here carries, and an Exchange licence would go.</summary>
    public bool NeedIsUnmet => Kept is null && Gift is not { IsForNow: false } && Need.Plan != ExchangePlan.None && Going.Any(l => l.Exchange != ExchangePlan.None);

    public static LicenceFates Of(Snapshot snapshot, Choices choices)
    {
        var need = MailboxNeed.Of(snapshot, choices);
        if (!choices.RemoveLicences || !snapshot.Licences.Exists(out var licences))
        {
            var early = MailboxGift.Of(snapshot, choices, need, kept: null);
            return new LicenceFates { Need = need, Wanted = early, Gift = early is { HasSeat: true } ? early : null };
        }

        var kept = need.Plan == ExchangePlan.None ? null : Smallest(licences, need.Plan);
        var wanted = MailboxGift.Of(snapshot, choices, need, kept);
        var gift = wanted is { HasSeat: true } ? wanted : null;
        kept = gift is { IsForNow: false } ? null : kept;
        if (choices.Deletion is not null)
        {
            // An account that is deleted while its mailbox is licensed leaves an inactive mailbox where a hold is, and one may be placed
            // until that day: so these licences are freed by the deletion itself (rule R8).
            return new LicenceFates { Need = need, Wanted = wanted, Gift = gift, Going = [.. licences.Where(l => l.Exchange == ExchangePlan.None)], Stays = [.. licences.Where(l => l.Exchange != ExchangePlan.None)] };
        }

        return new LicenceFates
        {
            Need = need,
            Wanted = wanted,
            Gift = gift,
            Kept = kept,
            KeptGroupId = kept is { IsDirect: false } ? SteadiestGroup(snapshot, kept) : null,
            Going = [.. licences.Where(l => !ReferenceEquals(l, kept))],
        };
    }

    /// <summary>A group that a rule may drop the leaver from is a bad one to rely on.</summary>
    private static string? SteadiestGroup(Snapshot snapshot, LicenceAssignment licence) =>
        licence.ViaGroupIds
            .OrderBy(id => snapshot.Groups.Value?.FirstOrDefault(g => g.Id == id)?.IsDynamic ?? true)
            .ThenBy(id => id, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>A direct licence before an inherited one, the smallest plan that does, a plain Exchange licence before a suite.</summary>
    private static LicenceAssignment? Smallest(IReadOnlyList<LicenceAssignment> licences, ExchangePlan need) =>
        licences.Where(l => l.Exchange >= need)
            .OrderByDescending(l => l.IsDirect)
            .ThenBy(l => l.Exchange)
            .ThenBy(l => l.HasSharePoint)
            .ThenBy(l => l.SkuPartNumber, StringComparer.Ordinal)
            .FirstOrDefault();
}
