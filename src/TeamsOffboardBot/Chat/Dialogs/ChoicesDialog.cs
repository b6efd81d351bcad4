using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What becomes of mail, files, licences and groups?</summary>
public sealed class ChoicesDialog(ChoicesReader reader, Planner planner, Drafts drafts, DialogCards cards)
    : CardDialog(nameof(ChoicesDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var model = new ChoicesModel
        {
            Snapshot = draft.Snapshot!,
            Form = draft.Form!,
            Findings = draft.Choices is null ? [] : planner.Make(draft.Snapshot!, draft.Choices).Findings,
            Problems = draft.Problems,
            Data = [(Fields.Form, form)],
        };
        return ChoicesCard.Render(model, words);
    }

    protected override async Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(press);
        if (press.Verb != Verbs.Choose)
        {
            return new CardAnswer.Say(Phrase.Of("Chat.OldCard"));
        }

        var read = await ReadAsync(draft, ChoicesForm.Parse(press.Data), cancellationToken);
        return read.Problems.Count > 0 ? new CardAnswer.Again(read) : new CardAnswer.Next(read with { IsChosen = true });
    }

    protected override async Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (TypedChoices.IsNext(text))
        {
            var confirmed = await ReadAsync(draft, draft.Form!, cancellationToken);
            return confirmed.Problems.Count > 0 ? new CardAnswer.Again(confirmed) : new CardAnswer.Next(confirmed with { IsChosen = true });
        }

        return TypedChoices.Apply(draft.Form!, text) is { } changed
            ? new CardAnswer.Again(await ReadAsync(draft, changed, cancellationToken))
            : new CardAnswer.Say(Phrase.Of("Chat.Choices.NotUnderstood"));
    }

    /// <summary>Keeps what was entered also when something in it is wrong.</summary>
    private async Task<OffboardDraft> ReadAsync(OffboardDraft draft, ChoicesForm form, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(form, draft.Snapshot!, draft.Choices!.Profile, cancellationToken);
        return draft with { Form = form, Snapshot = read.Snapshot, Choices = read.Choices ?? draft.Choices, Problems = read.Problems };
    }
}
