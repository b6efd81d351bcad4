using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

public sealed record StatusLine(RequestId Request, string LeaverName, RequestStage Stage, DateTimeOffset UpdatedAt, NextMoment? Next = null, RequestKind Kind = RequestKind.Offboarding, OpenTasks? Tasks = null);

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
                .. lines.Take(MostLines).Select(l => Row(l, words.Say($"Cards.Stage.{l.Stage}"), words)),
                lines.Count > MostLines ? Blocks.Subtle(words.Say("Cards.Status.More", ("count", Blocks.Number(lines.Count - MostLines, words)))) : null,
            ]);
    }

    internal static AdaptiveColumnSet Row(StatusLine line, string stage, WordList words) => Row(line, stage, (words.Say("Cards.Button.Open"), Verbs.Open), words);

    internal static AdaptiveColumnSet Row(StatusLine line, string stage, (string Title, string Verb) button, WordList words) => new()
    {
        Separator = true,
        Columns =
        [
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("stretch"),
                Items =
                [
                    .. new AdaptiveElement?[]
                    {
                        new AdaptiveTextBlock(CardText.Line(line.LeaverName, 120)) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                        words.NameOf(line.Kind) is { } kind ? Blocks.Line(kind) : null,
                        Blocks.Line(stage),
                        line.Tasks is { } open ? Blocks.Line(words.Say("Cards.List.Tasks", ("count", Blocks.Number(open.Count, words)), ("sinceTime", open.Since.ToString("O", CultureInfo.InvariantCulture)))) : null,
                        line.Next is { } next ? Blocks.Line(words.Say($"Times.Next.{next.Kind}", ("when", DateBlocks.When(next, words)))) : null,
                        Blocks.Subtle(words.Say("Cards.Status.Updated", ("when", words.Moment(line.UpdatedAt)), ("request", line.Request.Value))),
                    }.OfType<AdaptiveElement>(),
                ],
            },
            new AdaptiveColumn
            {
                Width = new AdaptiveWidth("auto"),
                Items = [new AdaptiveActionSet { Actions = [Buttons.Press(button.Title, button.Verb, (Fields.Request, line.Request.Value))] }],
            },
        ],
    };
}
