using AdaptiveCards;
using Microsoft.Bot.Builder.Dialogs;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What becomes of mail, files, licences and groups?</summary>
public sealed class ChoicesDialog(ChoicesReader reader, ProfileForms profiles, Planner planner, Drafts drafts, DialogCards cards)
    : CardDialog(nameof(ChoicesDialog), drafts, cards)
{
    /// <summary>Whoever said it all in one line comes to the summary at once; what was not understood is said on the form.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var draft = await Drafts.GetAsync(dc.Context, cancellationToken);
        if (draft.Line is { } line)
        {
            draft = await FillAsync(draft with { Line = null }, line, cancellationToken);
            await Drafts.SetAsync(dc.Context, draft, cancellationToken);
        }

        return draft.IsChosen ? await dc.EndDialogAsync(Settled, cancellationToken) : await base.BeginDialogAsync(dc, options, cancellationToken);
    }

    protected override AdaptiveCard Render(OffboardDraft draft, string form, WordList words)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var model = new ChoicesModel
        {
            Snapshot = draft.Snapshot!,
            Form = draft.Form!,
            Findings = draft.Choices is null ? [] : planner.Make(draft.Snapshot!, draft.Choices).Findings,
            Choices = draft.Choices,
            Profiles = profiles.Offered(words),
            IsChanged = profiles.IsChanged(draft),
            Reader = draft.Owner,
            IsOpen = draft.IsFormOpen,
            Start = draft.Choices?.Start,
            Problems = draft.Problems,
            Problem = draft.Problem,
            HasPicker = draft.HasPicker,
            Data = [(Fields.Form, form)],
        };
        return ChoicesCard.Render(model, words);
    }

    protected override async Task<CardAnswer> PressedAsync(OffboardDraft draft, Press press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(press);
        switch (press.Verb)
        {
            case Verbs.Choose:
                var read = await ReadAsync(draft, ChoicesForm.Parse(press.Data), cancellationToken);
                return read.Problems.Count > 0 ? new CardAnswer.Again(read) : new CardAnswer.Next(read with { IsChosen = true });
            case Verbs.Recount:
                return new CardAnswer.Again(await ReadAsync(draft, ChoicesForm.Parse(press.Data), cancellationToken));
            case Verbs.Profile when profiles.Has(press.Text(Fields.Profile)):
                return new CardAnswer.Again(await profiles.FillAsync(draft, press.Text(Fields.Profile), cancellationToken));
            default:
                return new CardAnswer.Say(Phrase.Of("Chat.OldCard"));
        }
    }

    protected override async Task<CardAnswer> TypedAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (TypedChoices.IsNext(text))
        {
            var confirmed = await ReadAsync(draft, draft.Form!, cancellationToken);
            return confirmed.Problems.Count > 0 ? new CardAnswer.Again(confirmed) : new CardAnswer.Next(confirmed with { IsChosen = true });
        }

        if (profiles.Named(text) is { } profile)
        {
            return new CardAnswer.Again(await profiles.FillAsync(draft, profile, cancellationToken));
        }

        return TypedChoices.Apply(draft.Form!, text) is { } changed
            ? new CardAnswer.Again(await ReadAsync(draft, changed, cancellationToken))
            : new CardAnswer.Say(Phrase.Of("Chat.Choices.NotUnderstood"));
    }

    private async Task<OffboardDraft> FillAsync(OffboardDraft draft, OneLine line, CancellationToken cancellationToken)
    {
        var me = draft.Snapshot!.Colleagues.FirstOrDefault(c => c.Person.Id == draft.Owner)?.Person.UserPrincipalName ?? draft.OwnerName;
        var (form, unread) = line.Apply(draft.Form!, me);
        var read = await ReadAsync(draft, form, cancellationToken);
        return unread.Count > 0
            ? read with { IsFormOpen = true, Problem = Phrase.Of("Chat.Line.NotUnderstood", ("parts", CardText.Plain(string.Join(" · ", unread), 300))) }
            : read with { IsChosen = read.Problems.Count == 0 };
    }

    /// <summary>Keeps what was entered also when something in it is wrong.</summary>
    private async Task<OffboardDraft> ReadAsync(OffboardDraft draft, ChoicesForm form, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(form, draft.Snapshot!, draft.Choices!, cancellationToken);
        return draft with { Form = form with { StartShown = form.Moment }, Snapshot = read.Snapshot, Choices = read.Choices ?? draft.Choices, Problems = read.Problems, IsFormOpen = true };
    }
}
