using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The facts that were read about a leaver, one line each; what could not be read says so.</summary>
public static class SnapshotBlocks
{
    public static AdaptiveFactSet? Facts(Snapshot snapshot, WordList words)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Facts(
            (words.Say("Cards.Fact.Manager"), snapshot.Manager?.DisplayName ?? words.Say("Cards.Fact.None")),
            (words.Say("Cards.Fact.Account"), Account(snapshot.Account, words)),
            (words.Say("Cards.Fact.Mailbox"), Say(snapshot.Mailbox, words, m => Mailbox(m, words))),
            (words.Say("Cards.Fact.OneDrive"), Say(snapshot.OneDrive, words, d => d.UsedBytes is { } used ? words.Bytes(used) : words.Say("Cards.Fact.Present"))),
            (words.Say("Cards.Fact.Licences"), Say(snapshot.Licences, words, l => List([.. l.Select(x => x.Name)], words))),
            (words.Say("Cards.Fact.Groups"), Say(snapshot.Groups, words, g => List([.. g.Select(x => x.DisplayName)], words))),
            (words.Say("Cards.Fact.Reports"), SayAny(snapshot.DirectReports, words, r => r.DisplayName)),
            (words.Say("Cards.Fact.Phone"), SayAny(snapshot.PhoneNumbers, words, p => p)),
            (words.Say("Cards.Fact.SignInMethods"), SayAny(snapshot.SignInMethods, words, kind => Method(kind, words))));
    }

    /// <summary>A kind that is newer than these words keeps Microsoft's name.</summary>
    private static string Method(string kind, WordList words) => words.Has($"Cards.Method.{kind}") ? words.Say($"Cards.Method.{kind}") : kind;

    private static string Account(Account account, WordList words) => words.Say((account.IsSynced, account.IsEnabled) switch
    {
        (true, true) => "Cards.Fact.SyncedEnabled",
        (true, false) => "Cards.Fact.SyncedDisabled",
        (false, true) => "Cards.Fact.CloudEnabled",
        _ => "Cards.Fact.CloudDisabled",
    });

    private static string Mailbox(Mailbox mailbox, WordList words) => string.Join(", ", new[]
    {
        mailbox.SizeInBytes is { } size ? words.Bytes(size) : words.Say("Cards.Fact.UnknownSize"),
        mailbox.Type == MailboxType.Shared ? words.Say("Cards.Fact.Shared") : null,
        mailbox.IsHybrid ? words.Say("Cards.Fact.Hybrid") : null,
        mailbox.HasArchive ? words.Say("Cards.Fact.Archive") : null,
        mailbox.IsOnLitigationHold ? words.Say("Cards.Fact.Hold") : null,
        mailbox.ForwardingSmtpAddress is { Length: > 0 } to ? words.Say("Cards.Fact.Forwards", ("to", to)) : null,
    }.OfType<string>());

    /// <summary>Null, and so no line, when there are none.</summary>
    private static string? SayAny<T>(Fact<IReadOnlyList<T>> fact, WordList words, Func<T, string> name) =>
        fact is { IsKnown: true, Value: null or { Count: 0 } } ? null : Say(fact, words, items => List([.. items.Select(name)], words));

    private static string List(IReadOnlyList<string> names, WordList words) => names.Count switch
    {
        0 => words.Say("Cards.Fact.None"),
        1 => names[0],
        _ => words.Say("Cards.Fact.List", ("count", Blocks.Number(names.Count, words)), ("names", Blocks.Names(names, words, 4))),
    };

    private static string Say<T>(Fact<T> fact, WordList words, Func<T, string> known)
        where T : class =>
        fact.IsKnown
            ? fact.Value is { } value ? known(value) : words.Say("Cards.Fact.None")
            : words.Say("Cards.Fact.Unknown", ("why", words.Say(fact.Unknown!)));
}
