using TeamsOffboardBot.Microsoft365.Exchange;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// R8: whether something besides a litigation hold keeps what is in a mailbox, read from the ids that mailbox and organisation name. What an
/// id means: https://learn.microsoft.com/purview/edisc-hold-types-mailboxes. An id that means nothing here is a hold.
/// </summary>
internal static class MailboxHolds
{
    private const char Excluded = '-';

    /// <summary>Of a retention policy that deletes and keeps nothing.</summary>
    private const string OnlyDeletes = ":1";

    /// <summary>Of groups and their channels, which are no part of anybody's mailbox.</summary>
    private const string OfGroups = "grp";

    /// <param name="ofOrganization">Null: could not be read.</param>
    /// <returns>Null: nothing in the mailbox holds it, and whether the organisation does could not be read.</returns>
    public static bool? IsHeld(ExchangeMailbox mailbox, IReadOnlyList<string>? ofOrganization)
    {
        if (mailbox.IsHeldByLabelOrDelay || mailbox.InPlaceHolds.Any(h => h[0] != Excluded && Keeps(h)))
        {
            return true;
        }

        var leftOut = mailbox.InPlaceHolds.Where(h => h[0] == Excluded).Select(h => Policy(h[1..])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ofOrganization?.Any(h => Keeps(h) && !leftOut.Contains(Policy(h)));
    }

    private static bool Keeps(string hold) =>
        !hold.EndsWith(OnlyDeletes, StringComparison.Ordinal) && !hold.StartsWith(OfGroups, StringComparison.OrdinalIgnoreCase);

    private static string Policy(string hold) => hold.Split(':')[0];
}
