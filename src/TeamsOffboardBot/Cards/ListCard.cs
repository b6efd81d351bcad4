using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>What is open, a page at a time: who it is about, what it waits for, what comes next.</summary>
public static class ListCard
{
    public const int PageSize = 10;

    public static AdaptiveCard Render(IReadOnlyList<StatusLine> lines, int page, WordList words)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(words);
        page = (long)page * PageSize < lines.Count ? page : 0;
        var shown = lines.Skip(page * PageSize).Take(PageSize).ToList();
        var range = words.Say(
            "Cards.List.Range",
            ("first", Blocks.Number((page * PageSize) + 1, words)),
            ("last", Blocks.Number((page * PageSize) + shown.Count, words)),
            ("count", Blocks.Number(lines.Count, words)));
        return Blocks.Card(
            words.Say("Cards.List.Title"),
            [
                lines.Count == 0 ? Blocks.Text(words.Say("Cards.List.None")) : null,
                lines.Count > PageSize ? Blocks.Subtle(range) : null,
                .. shown.Select(l => StatusCard.Row(l, words.Say(words.Has($"Cards.List.Waits.{l.Stage}") ? $"Cards.List.Waits.{l.Stage}" : $"Cards.Stage.{l.Stage}"), words)),
            ])
            .With(
                page > 0 ? Turn("Cards.List.Before", page - 1, words) : null,
                (page + 1) * PageSize < lines.Count ? Turn("Cards.List.Behind", page + 1, words) : null);
    }

    private static AdaptiveExecuteAction Turn(string key, int page, WordList words) =>
        Buttons.Press(words.Say(key), Verbs.List, (Fields.Page, page.ToString(CultureInfo.InvariantCulture)));
}
