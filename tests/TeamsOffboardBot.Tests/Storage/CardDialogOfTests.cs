using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A dialog as the bot's own are: it asks, and takes a card's verb or typed text as the answer.</summary>
internal sealed class CardDialogOfTests(string id, string question) : Dialog(id)
{
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc,
        object? options = null,
        CancellationToken cancellationToken = default)
    {
        dc.ActiveDialog.State["asked"] = 1;
        await dc.Context.SendActivityAsync(question, cancellationToken: cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var activity = dc.Context.Activity;
        if (activity.Text == "?")
        {
            var asked = Convert.ToInt32(dc.ActiveDialog.State["asked"]) + 1;
            dc.ActiveDialog.State["asked"] = asked;
            await dc.Context.SendActivityAsync($"{question} ({asked})", cancellationToken: cancellationToken);
            return EndOfTurn;
        }

        return await dc.EndDialogAsync($"{activity.Type} {activity.Text}", cancellationToken);
    }

    public override Task RepromptDialogAsync(
        ITurnContext turnContext,
        DialogInstance instance,
        CancellationToken cancellationToken = default) => turnContext.SendActivityAsync($"again: {question}", cancellationToken: cancellationToken);

    public override Task EndDialogAsync(
        ITurnContext turnContext,
        DialogInstance instance,
        DialogReason reason,
        CancellationToken cancellationToken = default) =>
        reason == DialogReason.CancelCalled
            ? turnContext.SendActivityAsync($"cancelled: {question}", cancellationToken: cancellationToken)
            : Task.CompletedTask;
}
