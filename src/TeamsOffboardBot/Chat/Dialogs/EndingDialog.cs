using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>How is the mailbox to end: is its content kept, and when does its account go?</summary>
public sealed class EndingDialog(Planner planner, Drafts drafts, DialogCards cards) : CardDialog(nameof(EndingDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var model = new EndingModel
        {
            Data = [(Fields.Form, form)],
            Snapshot = draft.Snapshot!,
            Form = draft.Ending!,
            Findings = planner.Make(draft.Snapshot!, draft.Choices!).Findings,
            Problems = draft.Problems,
        };
        return EndingCard.Render(model, words);
    }

    protected override Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return Task.FromResult(press.Verb == Verbs.ChooseEnding ? Confirm(draft, EndingForm.Parse(press.Data)) : new CardAnswer.Say(Phrase.Of("Chat.OldCard")));
    }

    protected override Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var form = draft.Ending!;
        CardAnswer answer = TypedWords.InEnglish(text).TrimEnd('.', '!').ToLowerInvariant() switch
        {
            "next" or "ok" or "yes" or "done" => Confirm(draft, form),
            "hold" => Change(draft, form with { Holds = true }),
            "no hold" => Change(draft, form with { Holds = false }),
            "keep account" => Change(draft, form with { Deletes = false }),
            "delete account" => Change(draft, form with { Deletes = true }),
            _ => new CardAnswer.Say(Phrase.Of("Ending.Choices.NotUnderstood")),
        };
        return Task.FromResult(answer);
    }

    private static CardAnswer Confirm(OffboardDraft draft, EndingForm form)
    {
        var read = Read(draft, form);
        return read.Problems.Count > 0 ? new CardAnswer.Again(read) : new CardAnswer.Next(read with { IsChosen = true });
    }

    private static CardAnswer.Again Change(OffboardDraft draft, EndingForm form) => new(Read(draft, form));

    /// <summary>Keeps what was entered also when something in it is wrong.</summary>
    private static OffboardDraft Read(OffboardDraft draft, EndingForm form)
    {
        var (choices, problems) = EndingReader.Read(form, draft.Choices!);
        return draft with { Ending = form, Problems = problems, Choices = problems.Count > 0 ? draft.Choices : choices };
    }
}
