using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>What commands are called in the languages of the bot. Each word is understood from everybody, whatever they read.</summary>
internal static class CommandWords
{
    private static readonly (string[] Words, Func<string, Command?> Make)[] Commands =
    [
        (["offboard", "offboarden", "offboarda", "uit dienst", "uitdienst", "avslut"], rest => IsMany(rest) ? new Command.Many() : new Command.Offboard(rest)),
        (["many", "template", "sjabloon", "meerdere", "mall", "flera"], rest => Alone(rest, new Command.Many())),
        (["status"], rest => new Command.Status(rest)),
        (["reinstate", "terugdraaien", "ångra"], rest => new Command.Reinstate(rest)),
        (["restore", "herstellen", "herstel", "återställ"], rest => new Command.Restore(rest)),
        (["end mailbox", "end forwarding", "beëindig postvak", "beëindig doorsturen", "stäng postlåda", "stäng vidarebefordran"], rest => new Command.End(rest)),
        (["evidence", "bewijs", "bevis"], rest => new Command.Evidence(rest)),
        (["approvals", "goedkeuringen", "godkännanden"], Approvals),
        (["list", "lijst", "lista"], rest => Alone(rest, new Command.List())),
        (["check", "controle", "kontroll"], rest => Alone(rest, new Command.Check())),
        (["help", "hulp", "hjälp"], rest => Alone(rest, new Command.Help())),
        (["cancel", "annuleren", "annuleer", "avbryt"], rest => Alone(rest, new Command.Cancel())),
        (["language", "taal", "språk"], rest => rest.Length == 0 || Languages.Named(rest) is not null ? new Command.Language(Languages.Named(rest)) : null),
    ];

    private static readonly string[] Greetings = ["hi", "hello", "hallo", "hoi", "hej"];

    public static IReadOnlyList<string> All { get; } = [.. Commands.SelectMany(c => c.Words)];

    /// <summary>Null when the words are no command.</summary>
    /// <param name="word">In small letters.</param>
    public static Command? Find(string word, string rest) =>
        Greetings.Contains(word, StringComparer.Ordinal)
            ? Alone(rest, new Command.Help())
            : Commands.FirstOrDefault(c => c.Words.Contains(word, StringComparer.Ordinal)).Make?.Invoke(rest);

    private static Command.Approvals? Approvals(string rest) => rest.ToLowerInvariant() switch
    {
        "" => new(ApprovalsOrder.Where),
        "here" or "hier" or "här" => new(ApprovalsOrder.Here),
        "off" or "uit" or "av" => new(ApprovalsOrder.Off),
        _ => null,
    };

    /// <summary>"offboard many": nobody is called that.</summary>
    private static bool IsMany(string rest) => rest.TrimEnd('.', '!').ToLowerInvariant() is "many" or "several" or "meerdere" or "flera" or "csv";

    private static Command? Alone(string rest, Command command) => rest.Length == 0 ? command : null;
}
