using System.Globalization;

namespace TeamsOffboardBot.Planning.Rules;

/// <summary>R8: who loses a mailbox that ends, and whether its content is kept. Never deleted while a hold is unknown, unless people know that it is.</summary>
public sealed class EndedMailboxIsUsed : IRule
{
    private const string Rule = "R8";

    public bool Serves(RequestKind kind) => kind == RequestKind.Ending;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps) =>
        snapshot.Mailbox.Exists(out var mailbox) ? [.. Uses(snapshot, mailbox), .. Content(mailbox, choices)] : [];

    private static IEnumerable<Finding> Uses(Snapshot snapshot, Mailbox mailbox)
    {
        var people = mailbox.FullAccess.Concat(mailbox.SendAs).Distinct(StringComparer.OrdinalIgnoreCase).Select(mailbox.NameOf).ToList();
        if (people.Count > 0)
        {
            yield return Warning("UsedBy", ("people", Findings.List(people)));
        }
        else if (mailbox.AccessUnknown is null && mailbox.Type == MailboxType.Shared)
        {
            yield return Note("UsedByNobody");
        }

        var targets = new[] { mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress }.OfType<string>().Concat(mailbox.ForwardingRules.Select(r => r.Name)).ToList();
        if (targets.Count > 0)
        {
            yield return Warning("ForwardsTo", ("targets", Findings.List(targets)));
        }

        yield return mailbox.LastUsedAt is { } used ? Note("LastUsed", ("usedTime", used.ToString("O", CultureInfo.InvariantCulture))) : Note("LastUseUnknown");
        yield return Note("NotUndone", ("name", snapshot.Account.Person.DisplayName));
    }

    private static IEnumerable<Finding> Content(Mailbox mailbox, Choices choices)
    {
        var isHeld = choices.Hold is not null || mailbox.IsOnLitigationHold || mailbox.HasOtherHold == true;
        if (choices.Deletion is null)
        {
            yield return Note("AccountStays");
        }
        else if (isHeld)
        {
            yield return Note("ContentKept");
        }
        else if (mailbox.HasOtherHold is null)
        {
            yield return choices.Ends!.AcceptsUnknownHold ? Warning("HoldAccepted") : new Finding(Rule, FindingSeverity.Blocker, Phrase.Of("Ending.HoldUnknown"));
        }
        else
        {
            yield return Warning("ContentLost");
        }
    }

    private static Finding Note(string text, params (string Name, string Value)[] args) => new(Rule, FindingSeverity.Note, Phrase.Of($"Ending.{text}", args));

    private static Finding Warning(string text, params (string Name, string Value)[] args) => new(Rule, FindingSeverity.Warning, Phrase.Of($"Ending.{text}", args));
}
