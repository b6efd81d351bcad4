using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

public sealed record StatusLine(RequestId Request, string LeaverName, RequestStage Stage, DateTimeOffset UpdatedAt);

/// <summary>The requests a person may see, one line each.</summary>
public static class StatusCard
{
    public const int MostLines = 12;

    public static AdaptiveCard Render(IReadOnlyList<StatusLine> lines, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Status.Title"),
            [
                lines.Count == 0 ? Blocks.Text(words.Say("Cards.Status.None")) : null,
                .. lines.Take(MostLines).Select(l => Row(l, words)),
                lines.Count > MostLines ? Blocks.Subtle(words.Say("Cards.Status.More", ("count", Blocks.Number(lines.Count - MostLines, words)))) : null,
            ]);
    }

    private static AdaptiveColumnSet Row(StatusLine line, WordList words) => new()
    {
        Separator = true,
        Columns =
        [
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("stretch"),
                Items =
                [
                    new AdaptiveTextBlock(CardText.Line(line.LeaverName, 120)) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                    Blocks.Line(words.Say($"Cards.Stage.{line.Stage}")),
                    Blocks.Subtle(words.Say("Cards.Status.Updated", ("when", words.Moment(line.UpdatedAt)), ("request", line.Request.Value))),
                ],
            },
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("auto"),
                Items = [new AdaptiveActionSet { Actions = [Buttons.Press(words.Say("Cards.Button.Open"), Verbs.Open, (Fields.Request, line.Request.Value))] }],
            },
        ],
    };
}
