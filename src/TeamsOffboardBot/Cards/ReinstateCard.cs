using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <param name="EndedAt">When the offboarding was over; null while something is still to come of it.</param>
public sealed record ReinstateLine(RequestId Request, string Name, DateTimeOffset? EndedAt);

/// <summary>The offboardings somebody may have undone, one line each.</summary>
public static class ReinstateCard
{
    public const int MostLines = 10;

    /// <param name="more">How many there are besides.</param>
    public static AdaptiveCard Render(IReadOnlyList<ReinstateLine> lines, int more, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Reinstate.Card.Which"),
            [
                .. lines.Select(l => Row(l, words)),
                more > 0 ? Blocks.Subtle(words.Say("Reinstate.Card.More", ("count", Blocks.Number(more, words)))) : null,
            ]);
    }

    private static AdaptiveColumnSet Row(ReinstateLine line, WordList words) => new()
    {
        Separator = true,
        Columns =
        [
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("stretch"),
                Items =
                [
                    new AdaptiveTextBlock(CardText.Line(line.Name, 120)) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                    Blocks.Subtle(line.EndedAt is { } ended
                        ? words.Say("Reinstate.Card.Offboarded", ("when", words.Moment(ended)), ("request", line.Request.Value))
                        : words.Say("Reinstate.Card.StillOpen", ("request", line.Request.Value))),
                ],
            },
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("auto"),
                Items = [new AdaptiveActionSet { Actions = [Buttons.Press(words.Say("Reinstate.Card.Button"), Verbs.Reinstate, (Fields.Request, line.Request.Value))] }],
            },
        ],
    };
}
