using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The heads under which cards gather steps, in the order in which a run takes them.</summary>
public static class StepHeads
{
    private static readonly (string Key, string[] Steps)[] Heads =
    [
        ("Cards.Head.Access",
        [
            "block-sign-in", "join-block-group", "reset-password", "sign-out", "sign-out-after-lock-out", "check-block-after-sync",
            "sign-out-after-active-directory", "remove-sign-in-methods", "remove-directory-roles", "remove-consents", "remove-app-roles", "clear-on-premises-id",
            "sign-out-at-the-end",
        ]),
        ("Cards.Head.Mail",
        [
            "switch-off-mail-protocols", "clear-old-forwarding", "remove-old-mailbox-access", "remove-delegates", "give-mailbox-licence", "place-litigation-hold",
            "remove-inbox-rules", "cancel-meetings", "set-auto-reply", "stop-auto-reply", "forward-mail", "stop-forwarding", "hide-from-address-lists",
            "rename-mailbox", "remove-aliases", "give-aliases", "give-mailbox-access",
            "convert-to-shared-mailbox", "disable-mailbox-logon", "leave-others-mailboxes",
        ]),
        ("Cards.Head.Devices",
        [
            "wipe-mobile-mail", "wipe-mobile-devices", "check-mobile-wipe", "block-mobile-devices", "switch-off-mobile-mail", "retire-managed-devices",
            "wipe-managed-devices", "disable-registered-devices", "release-teams-number",
        ]),
        ("Cards.Head.Files", ["give-onedrive-access", "let-read-onedrive", "stop-onedrive-reading", "copy-onedrive", "stop-onedrive-sharing"]),
        ("Cards.Head.Groups", ["hand-over-groups", "hand-over-channels", "leave-groups", "leave-owned-groups", "leave-distribution-lists", "move-direct-reports"]),
        ("Cards.Head.Licences", ["remove-licences", "leave-licensing-groups"]),
        ("Cards.Head.People", ["tell-new-owners"]),
        ("Cards.Head.Account", ["delete-account"]),
        ("Cards.Head.Tasks",
        [
            "on-premises-account", "delete-on-premises-account", "on-premises-names", "convert-hybrid-mailbox", "export-mailbox", "licensing-groups-by-hand", "private-channels",
            "release-phone-number", "check-call-queues", "directory-roles-by-hand", "app-roles-by-hand", "hand-over-apps", "personal-computers", "look-through-work", "end-blackberry",
            "reduce-billing-seats",
        ]),
    ];

    private static readonly (string Key, string[] Steps)[] Reinstating =
    [
        ("Cards.Head.Licences",
        [
            "give-licences-back", "rejoin-licensing-groups", "take-mailbox-licence-back",
        ]),
        ("Cards.Head.Mail",
        [
            "convert-to-user-mailbox", "switch-on-mail-protocols", "restore-forwarding", "take-mailbox-access-back", "give-old-mailbox-access-back",
            "give-delegates-back", "restore-name", "give-aliases-back", "return-to-others-mailboxes",
            "end-auto-reply", "show-in-address-lists", "lift-litigation-hold", "open-mailbox-logon",
        ]),
        ("Cards.Head.Devices",
        [
            "unblock-mobile-devices", "enable-registered-devices",
        ]),
        ("Cards.Head.Files",
        [
            "take-onedrive-access-back", "end-onedrive-reading", "allow-onedrive-sharing",
        ]),
        ("Cards.Head.Groups",
        [
            "rejoin-groups", "own-groups-again", "rejoin-channels", "own-channels-again", "end-new-ownership", "give-direct-reports-back",
        ]),
        ("Cards.Head.Access",
        [
            "leave-block-group", "unblock-sign-in", "restore-on-premises-id",
        ]),
        ("Cards.Head.Tasks",
        [
            "enable-on-premises-account", "set-new-password", "licensing-groups-back-by-hand", "inbox-rules-back-by-hand", "number-back-by-hand",
            "directory-roles-back-by-hand", "app-roles-back-by-hand", "undo-what-people-did",
        ]),
    ];

    private static readonly (string Key, string[] Steps)[] Restoring =
    [
        ("Cards.Head.Account", ["rename-name-holder", "restore-account"]),
        ("Cards.Head.Licences", ["give-restored-licences"]),
        ("Cards.Head.Access", ["keep-sign-in-blocked", "reset-restored-password", "allow-sign-in"]),
        ("Cards.Head.Tasks", ["restore-on-premises-account", "hand-over-password"]),
    ];

    private static IEnumerable<(string Key, string[] Steps)> All => [.. Heads, .. Reinstating, .. Restoring];

    public static bool Knows(StepId step) => All.Any(h => h.Steps.Contains(step.Value, StringComparer.Ordinal));

    /// <summary>Things that have steps, under their heads. A step of another version stands under "Other", last.</summary>
    public static IEnumerable<(string Head, IReadOnlyList<T> Steps)> Gather<T>(IReadOnlyList<T> items, Func<T, StepId> step, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var (key, steps) in All)
        {
            List<T> gathered = [.. items.Where(i => steps.Contains(step(i).Value, StringComparer.Ordinal))];
            if (gathered.Count > 0)
            {
                yield return (words.Say(key), gathered);
            }
        }

        List<T> others = [.. items.Where(i => !Knows(step(i)))];
        if (others.Count > 0)
        {
            yield return (words.Say("Cards.Head.Other"), others);
        }
    }
}
