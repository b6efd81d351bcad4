using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>The whole plan, and the last question: submit it?</summary>
public sealed class SummaryDialog(Submission submission, Planner planner, Drafts drafts, DialogCards cards) : CardDialog(nameof(SummaryDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var plan = planner.Make(draft.Snapshot!, draft.Choices!);
        return SummaryCard.Render(new SummaryModel(form, draft.Snapshot!, draft.Choices!, plan, draft.Problem) { Reader = draft.Owner }, words);
    }

    protected override Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return press.Verb switch
        {
            Verbs.Submit => submission.SubmitAsync(draft, cancellationToken),
            Verbs.Back when draft.Choices!.CanBeChanged => Task.FromResult<CardAnswer>(Back(draft)),
            _ => Task.FromResult<CardAnswer>(new CardAnswer.Say(Phrase.Of("Chat.OldCard"))),
        };
    }

    protected override Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        return TypedWords.InEnglish(text).TrimEnd('.', '!').ToLowerInvariant() switch
        {
            "submit" or "yes" => submission.SubmitAsync(draft, cancellationToken),
            "back" when draft.Choices!.CanBeChanged => Task.FromResult<CardAnswer>(Back(draft)),
            _ => Task.FromResult<CardAnswer>(new CardAnswer.Say(Phrase.Of("Chat.Summary.NotUnderstood"))),
        };
    }

    private static CardAnswer.Back Back(OffboardDraft draft) => new(draft with { IsChosen = false, IsFormOpen = true });
}
