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
            "sign-out-after-active-directory", "sign-out-at-the-end",
        ]),
        ("Cards.Head.Mail",
        [
            "switch-off-mail-protocols", "clear-old-forwarding", "remove-old-mailbox-access", "set-auto-reply", "forward-mail", "hide-from-address-lists",
            "give-mailbox-access", "convert-to-shared-mailbox",
        ]),
        ("Cards.Head.Files", ["give-onedrive-access"]),
        ("Cards.Head.Groups", ["leave-groups", "leave-distribution-lists"]),
        ("Cards.Head.Licences", ["remove-licences", "leave-licensing-groups"]),
        ("Cards.Head.Tasks",
        [
            "on-premises-account", "convert-hybrid-mailbox", "export-mailbox", "licensing-groups-by-hand", "release-phone-number", "personal-computers",
            "reduce-billing-seats",
        ]),
    ];

    public static bool Knows(StepId step) => Heads.Any(h => h.Steps.Contains(step.Value, StringComparer.Ordinal));

    /// <summary>Things that have steps, under their heads. A step of another version stands under "Other", last.</summary>
    public static IEnumerable<(string Head, IReadOnlyList<T> Steps)> Gather<T>(IReadOnlyList<T> items, Func<T, StepId> step, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var (key, steps) in Heads)
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
