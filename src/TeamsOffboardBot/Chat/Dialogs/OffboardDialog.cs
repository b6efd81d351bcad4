using Microsoft.Bot.Builder.Dialogs;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// Who, which of several, read the tenant, choices, summary. Each step is skipped when the draft already has what it asks
/// for, so going back means taking something out of the draft and starting over.
/// </summary>
public sealed class OffboardDialog : ComponentDialog
{
    private readonly Drafts _drafts;

    public OffboardDialog(WhoDialog who, PickDialog pick, ReadingDialog reading, ChoiceDialogs choices, SummaryDialog summary, Drafts drafts)
        : base(nameof(OffboardDialog))
    {
        ArgumentNullException.ThrowIfNull(choices);
        _drafts = drafts;
        AddDialog(new WaterfallDialog(nameof(WaterfallDialog), [WhoAsync, PickAsync, ReadAsync, ChooseAsync, SummariseAsync, EndAsync]));
        AddDialog(who);
        AddDialog(pick);
        AddDialog(reading);
        AddDialog(choices.Offboarding);
        AddDialog(choices.Restoration);
        AddDialog(choices.Ending);
        AddDialog(summary);
        InitialDialogId = nameof(WaterfallDialog);
    }

    private Task<DialogTurnResult> WhoAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, nameof(WhoDialog), d => d.Leaver is null && d.Matches.Count == 0, cancellationToken);

    private Task<DialogTurnResult> PickAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, nameof(PickDialog), d => d.Leaver is null, cancellationToken);

    private Task<DialogTurnResult> ReadAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, nameof(ReadingDialog), d => d.Snapshot is null, cancellationToken);

    private async Task<DialogTurnResult> ChooseAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var dialog = (await _drafts.GetAsync(step.Context, cancellationToken)).Kind switch
        {
            RequestKind.Restoration => nameof(RestoreDialog),
            RequestKind.Ending => nameof(EndingDialog),
            _ => nameof(ChoicesDialog),
        };
        return await AskAsync(step, dialog, d => !d.IsChosen, cancellationToken);
    }

    private Task<DialogTurnResult> SummariseAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, nameof(SummaryDialog), _ => true, cancellationToken);

    private Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, string.Empty, _ => false, cancellationToken);

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, string dialog, Func<OffboardDraft, bool> isOpen, CancellationToken cancellationToken)
    {
        switch (step.Result as string)
        {
            case CardDialog.WentBack:
                return await step.ReplaceDialogAsync(InitialDialogId, options: null, cancellationToken);
            case AskRefusals.Refused:
                return await step.EndDialogAsync(result: null, cancellationToken);
        }

        var draft = await _drafts.GetAsync(step.Context, cancellationToken);
        return isOpen(draft) ? await step.BeginDialogAsync(dialog, options: null, cancellationToken) : await step.NextAsync(result: null, cancellationToken);
    }
}
