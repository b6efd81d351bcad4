using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>How is the deleted account to come back?</summary>
public sealed class RestoreDialog(RestoreReader reader, Planner planner, Drafts drafts, DialogCards cards) : CardDialog(nameof(RestoreDialog), drafts, cards)
{
    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var model = new RestoreModel
        {
            Data = [(Fields.Form, form)],
            Snapshot = draft.Snapshot!,
            Form = draft.Restoring!,
            Findings = planner.Make(draft.Snapshot!, draft.Choices!).Findings,
            Problems = draft.Problems,
        };
        return RestoreCard.Render(model, words);
    }

    protected override async Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return press.Verb == Verbs.ChooseRestoring
            ? await ConfirmAsync(draft, RestoreForm.Parse(press.Data), cancellationToken)
            : new CardAnswer.Say(Phrase.Of("Chat.OldCard"));
    }

    protected override async Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var form = draft.Restoring!;
        return TypedWords.InEnglish(text).TrimEnd('.', '!').ToLowerInvariant() switch
        {
            "next" or "ok" or "yes" or "done" => await ConfirmAsync(draft, form, cancellationToken),
            "allow sign-in" => await ChangeAsync(draft, form with { AllowsSignIn = true }, cancellationToken),
            "block sign-in" => await ChangeAsync(draft, form with { AllowsSignIn = false }, cancellationToken),
            _ => new CardAnswer.Say(Phrase.Of("Restore.Choices.NotUnderstood")),
        };
    }

    private async Task<CardAnswer> ConfirmAsync(OffboardDraft draft, RestoreForm form, CancellationToken cancellationToken)
    {
        var (read, problems) = await ReadAsync(draft, form, cancellationToken);
        return problems ? new CardAnswer.Again(read) : new CardAnswer.Next(read with { IsChosen = true });
    }

    private async Task<CardAnswer> ChangeAsync(OffboardDraft draft, RestoreForm form, CancellationToken cancellationToken) =>
        new CardAnswer.Again((await ReadAsync(draft, form, cancellationToken)).Draft);

    private async Task<(OffboardDraft Draft, bool HasProblems)> ReadAsync(OffboardDraft draft, RestoreForm form, CancellationToken cancellationToken)
    {
        var (choices, problems) = await reader.ReadAsync(form, draft.Snapshot!, draft.Choices!, cancellationToken);
        return (draft with { Restoring = form, Choices = choices, Problems = problems }, problems.Count > 0);
    }
}
