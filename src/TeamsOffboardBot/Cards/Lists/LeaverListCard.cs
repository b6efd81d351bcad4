using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>The one card of a list that was submitted: what it needs, how far it has come, and each line a press away.</summary>
public static class LeaverListCard
{
    private static readonly RequestStage[] Over = [RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired, RequestStage.Finished];

    public static AdaptiveCard Render(ListModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        var decidable = model.Decidable.Count;
        return Blocks.Card(
                Title(model, words),
                [
                    model.Doing is { } doing ? Blocks.Box(AdaptiveContainerStyle.Accent, Blocks.Text(words.Say(doing.Said(n => Blocks.Number(n, words))))) : null,
                    model.Lines.Any(l => l.Stage == RequestStage.WaitingForPeople) ? Blocks.Box(AdaptiveContainerStyle.Attention, Blocks.Text(words.Say("Many.Card.WaitsForPeople"))) : null,
                    Blocks.Facts(
                    [
                        (words.Say("Cards.Fact.Requester"), model.List.OwnerName),
                        (words.Say("Cards.Fact.Submitted"), words.Moment(model.List.At)),
                        .. Counts(model, words),
                    ]),
                    .. model.ForApprover && decidable > 0 ? Together(model, words) : [],
                    .. ListRows.Page(model, line => ButtonsOf(model, line, words), words),
                    model.ForApprover && decidable > 0 ? Blocks.Subtle(words.Say("Cards.Approval.Lookup")) : null,
                    Blocks.Subtle(words.Say("Many.Card.List", ("list", model.List.Id.Value))),
                ])
            .With([.. model.Doing is null ? Orders(model, words) : [], .. ListRows.Turns(model, words)]);
    }

    private static string Title(ListModel model, WordList words)
    {
        var key = model switch
        {
            { ForApprover: true, Decidable.Count: > 0 } => "Many.Card.Title.Approve",
            _ when model.Lines.Any(l => l.Stage == RequestStage.AwaitingApproval) => "Many.Card.Title.Waiting",
            _ when model.Lines.All(l => l.Stage is not { } stage || Over.Contains(stage)) && model.Doing is null => "Many.Card.Title.Over",
            _ => "Many.Card.Title.Running",
        };
        var count = key == "Many.Card.Title.Approve" ? model.Decidable.Count : model.Lines.Count(l => l.Stage is not null);
        return ListRows.Counted(key, count, words);
    }

    /// <summary>How many stand where, what needs somebody first.</summary>
    private static IEnumerable<(string Title, string? Value)> Counts(ListModel model, WordList words)
    {
        RequestStage[] order =
        [
            RequestStage.WaitingForPeople, RequestStage.AwaitingApproval, RequestStage.LockOutOnly, RequestStage.Running, RequestStage.Scheduled, RequestStage.WaitingForDate,
            RequestStage.Finished, RequestStage.Rejected, RequestStage.Withdrawn, RequestStage.Expired,
        ];
        foreach (var stage in order)
        {
            var count = model.Lines.Count(l => l.Stage == stage);
            yield return (words.Say($"Many.Count.{stage}"), count == 0 ? null : Blocks.Number(count, words));
        }

        var left = model.Lines.Count(l => l.Stage is null && l.Row.State is ListRowState.Problem or ListRowState.Removed);
        yield return (words.Say("Many.Count.LeftOut"), left == 0 ? null : Blocks.Number(left, words));
    }

    /// <summary>What happens to all who are decided on together: each kind of step with the number of people, under its head.</summary>
    private static IEnumerable<AdaptiveElement> Together(ListModel model, WordList words)
    {
        var steps = model.Decidable.SelectMany(l => l.Row.Plan?.Steps ?? []).GroupBy(id => id).Select(g => (Id: g.Key, Count: g.Count())).ToList();
        List<AdaptiveElement> shown = [];
        foreach (var (head, gathered) in StepHeads.Gather(steps, s => s.Id, words))
        {
            shown.Add(Blocks.Heading(head));
            shown.Add(Blocks.Bullets(AdaptiveTextColor.Default, gathered.Select(s => Counted("Many.Card.StepOf", "step", StepWords.Title(s.Id, words), s.Count))));
        }

        var final = steps.Where(s => words.Has($"Cards.Final.{s.Id}"))
            .Select(s => Counted("Many.Card.FinalOf", "what", words.Say($"Cards.Final.{s.Id}"), s.Count)).ToList();
        if (final.Count > 0)
        {
            yield return Blocks.Heading(words.Say("Cards.Plan.Final"));
            yield return Blocks.Bullets(AdaptiveTextColor.Attention, final);
        }

        var warnings = model.Decidable.Count(l => l.Row.Plan?.Warnings > 0);
        if (warnings > 0)
        {
            yield return Blocks.Box(AdaptiveContainerStyle.Warning, Blocks.Text(words.Say("Many.Card.Warnings", ("count", Blocks.Number(warnings, words)))));
        }

        foreach (var element in Blocks.Folded("all-steps", words.Say("Many.Card.ShowSteps"), shown))
        {
            yield return element;
        }

        // Of one person there is nothing to count.
        string Counted(string key, string name, string text, int count) => model.Decidable.Count == 1 ? text : words.Say(key, (name, text), ("count", Blocks.Number(count, words)));
    }

    private static IEnumerable<AdaptiveAction> ButtonsOf(ListModel model, ListLine line, WordList words)
    {
        if (line.Row.Request is { } request)
        {
            var data = ListRows.Data(model.List, line);
            yield return Buttons.PressWithoutInputs(words.Say(line.CanDecide ? "Many.Button.Plan" : "Cards.Button.Open"), Verbs.ManyOpen, [.. data, (Fields.Request, request.Value)]);
            if (line.CanDecide && model.Doing is null)
            {
                yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Remove"), Verbs.ManyTakeOut, [.. data, (Fields.Request, request.Value)]);
            }
        }
    }

    private static IEnumerable<AdaptiveAction> Orders(ListModel model, WordList words)
    {
        var data = (Fields.List, model.List.Id.Value);
        var decidable = model.Decidable.Count;
        if (model.ForApprover && decidable > 0)
        {
            yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Approve", ("count", Blocks.Number(decidable, words))), Verbs.ManyApprove, data, (Fields.PlanHash, model.Digest)).Positive();
            yield return Buttons.Ask(
                words.Say("Many.Button.Reject", ("count", Blocks.Number(decidable, words))),
                new AdaptiveTextInput
                {
                    Id = Fields.Reason,
                    Label = words.Say("Cards.Field.reason"),
                    IsMultiline = true,
                    IsRequired = true,
                    MaxLength = 500,
                    ErrorMessage = words.Say("Cards.Field.reason.Missing"),
                },
                Buttons.Press(words.Say("Cards.Button.SendRejection"), Verbs.ManyReject, data, (Fields.PlanHash, model.Digest)).Destructive());
        }

        var stoppable = model.Lines.Count(l => l.Stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.Scheduled);
        if (!model.ForApprover && stoppable > 0)
        {
            yield return Buttons.PressWithoutInputs(words.Say("Many.Button.Withdraw", ("count", Blocks.Number(stoppable, words))), Verbs.ManyWithdraw, data).Destructive();
        }
    }
}
