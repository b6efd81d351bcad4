using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>A filled-in choices form after everything in it was looked up.</summary>
/// <param name="Choices">Null when something is wrong.</param>
/// <param name="Snapshot">With the people the choices name.</param>
/// <param name="Problems">What is wrong, by field.</param>
public sealed record ChoicesReading(Choices? Choices, Snapshot Snapshot, IReadOnlyDictionary<string, Phrase> Problems);
