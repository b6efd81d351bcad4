using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>The requests whose evidence somebody may have, one line each.</summary>
public static class EvidenceCard
{
    public const int MostLines = 10;

    /// <param name="more">How many there are besides.</param>
    public static AdaptiveCard Render(IReadOnlyList<StatusLine> lines, int more, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Evidence.Chat.Which"),
            [
                .. lines.Select(l => StatusCard.Row(l, words.Say($"Cards.Stage.{l.Stage}"), (words.Say("Evidence.Chat.Button"), Verbs.Evidence), words)),
                more > 0 ? Blocks.Subtle(words.Say("Evidence.Chat.More", ("count", Blocks.Number(more, words)))) : null,
            ]);
    }
}
