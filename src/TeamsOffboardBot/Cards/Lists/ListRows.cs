using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>The lines of a list, a page at a time: who, what about them, and the buttons of each.</summary>
internal static class ListRows
{
    public const int PageSize = 8;
    private const int NameLimit = 60;

    public static IEnumerable<AdaptiveElement> Page(ListModel model, Func<ListLine, IEnumerable<AdaptiveAction>> buttons, WordList words)
    {
        var lines = model.Lines.Skip(First(model)).Take(PageSize).ToList();
        if (model.Lines.Count > PageSize)
        {
            yield return Blocks.Subtle(words.Say(
                "Many.Card.Range",
                ("first", Blocks.Number(First(model) + 1, words)),
                ("last", Blocks.Number(First(model) + lines.Count, words)),
                ("count", Blocks.Number(model.Lines.Count, words))));
        }

        foreach (var line in lines)
        {
            yield return Row(line, [.. buttons(line)], words);
        }
    }

    public static IEnumerable<AdaptiveAction> Turns(ListModel model, WordList words)
    {
        var page = First(model) / PageSize;
        if (page > 0)
        {
            yield return Turn("Cards.List.Before", page - 1, model, words);
        }

        if ((page + 1) * PageSize < model.Lines.Count)
        {
            yield return Turn("Cards.List.Behind", page + 1, model, words);
        }
    }

    public static (string Name, string Value)[] Data(LeaverList list, ListLine line) =>
        [(Fields.List, list.Id.Value), (Fields.Line, line.Row.Line.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Nobody says "1 offboardings".</summary>
    public static string Counted(string key, int count, WordList words) => count == 1 ? words.Say($"{key}.One") : words.Say(key, ("count", Blocks.Number(count, words)));

    /// <summary>What stands under the name.</summary>
    public static string State(ListLine line, WordList words) => line switch
    {
        { Row.State: ListRowState.Removed } => words.Say("Many.Row.Removed"),
        { Row.Problem: { } problem } => words.Say(problem),
        { Row.State: ListRowState.OnItsOwn, Stage: RequestStage.AwaitingApproval } => words.Say(line.Row.Plan?.NeedsTwo == true ? "Many.Row.NeedsTwo" : "Many.Row.OnItsOwn"),
        { Stage: { } stage } => words.Say(line.CanDecide ? "Many.Row.ToDecide" : $"Cards.Stage.{stage}"),
        { Row.State: ListRowState.Unread } => words.Say("Many.Row.Unread"),
        _ => words.Say(line.Row.Plan?.NeedsTwo == true ? "Many.Row.WillNeedTwo" : "Many.Row.Ready"),
    };

    private static int First(ListModel model) => model.Page >= 0 && (long)model.Page * PageSize < model.Lines.Count ? model.Page * PageSize : 0;

    private static AdaptiveExecuteAction Turn(string key, int page, ListModel model, WordList words) => Buttons.PressWithoutInputs(
        words.Say(key), Verbs.ManyPage, (Fields.List, model.List.Id.Value), (Fields.Page, page.ToString(CultureInfo.InvariantCulture)));

    private static AdaptiveColumnSet Row(ListLine line, IReadOnlyList<AdaptiveAction> buttons, WordList words)
    {
        var row = line.Row;
        var heading = row.Leaver is null ? words.Say("Many.Row.Heading", ("line", Blocks.Number(row.Line, words)), ("text", CardText.Plain(row.Entry.Person, NameLimit))) : line.Name;
        var columns = new AdaptiveColumnSet { Separator = true, Columns = [Texts(line, heading, words)] };
        if (buttons.Count > 0)
        {
            columns.Columns.Add(new AdaptiveColumn
            {
                Width = new AdaptiveWidth("auto"),
                Items = [.. buttons.Select(b => new AdaptiveActionSet { Actions = [b], Spacing = AdaptiveSpacing.Small })],
            });
        }

        return columns;
    }

    private static AdaptiveColumn Texts(ListLine line, string heading, WordList words) => new()
    {
        Width = new AdaptiveWidth("stretch"),
        Items =
        [
            .. new AdaptiveElement?[]
            {
                new AdaptiveTextBlock(CardText.Line(heading, NameLimit)) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                Said(line, words),
                Facts(line, words) is { Length: > 0 } facts ? Blocks.Line(facts) : null,
                Below(line, words) is { } below ? Blocks.Subtle(CardText.Plain(below, 160)) : null,
            }.OfType<AdaptiveElement>(),
        ],
    };

    private static AdaptiveTextBlock Said(ListLine line, WordList words)
    {
        var said = Blocks.Line(CardText.Plain(State(line, words), 300));
        said.Color = line switch
        {
            { Row.State: ListRowState.Problem } or { Stage: RequestStage.WaitingForPeople } => AdaptiveTextColor.Attention,
            { Row.State: ListRowState.OnItsOwn, Stage: RequestStage.AwaitingApproval } => AdaptiveTextColor.Warning,
            { Stage: RequestStage.Finished } => AdaptiveTextColor.Good,
            _ => AdaptiveTextColor.Default,
        };
        said.IsSubtle = line.Row.State == ListRowState.Removed;
        return said;
    }

    /// <summary>When, and how much: before it has begun. Afterwards, what comes next.</summary>
    private static string Facts(ListLine line, WordList words) => line switch
    {
        { Stage: null or RequestStage.AwaitingApproval, Row: { Plan: { } plan, State: not (ListRowState.Problem or ListRowState.Removed) } } => string.Join(" · ", Plan(plan, words)),
        { Next: { } next } => words.Say($"Times.Next.{next.Kind}", ("when", DateBlocks.When(next, words))),
        _ => string.Empty,
    };

    private static IEnumerable<string> Plan(ListPlan plan, WordList words)
    {
        yield return plan.Start is null ? words.Say("Times.AfterApproval") : words.MomentIn(plan.Start.At, StartBlocks.ZoneOf(plan.Start));
        yield return words.Say("Many.Row.Steps", ("count", Blocks.Number(plan.Steps.Count, words)));
        if (plan.Warnings > 0)
        {
            yield return words.Say("Many.Row.Warnings", ("count", Blocks.Number(plan.Warnings, words)));
        }
    }

    private static string? Below(ListLine line, WordList words) => line.Row switch
    {
        { Leaver: { } leaver } row => words.Say("Many.Row.Line", ("line", Blocks.Number(row.Line, words)), ("address", CardText.Plain(leaver.Mail ?? leaver.UserPrincipalName, 80))),
        _ => null,
    };
}
