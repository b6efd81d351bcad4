using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A component with a waterfall that asks for a name by card and for a date, and says both.</summary>
internal sealed class AskTwiceDialog : ComponentDialog
{
    public AskTwiceDialog()
        : base("ask-twice")
    {
        AddDialog(new WaterfallDialog("steps", [AskWhoAsync, AskWhenAsync, SayAsync]));
        AddDialog(new CardDialogOfTests("who", "Who leaves?"));
        AddDialog(new CardDialogOfTests("when", "When?"));
    }

    private static Task<DialogTurnResult> AskWhoAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.BeginDialogAsync("who", cancellationToken: cancellationToken);

    private static Task<DialogTurnResult> AskWhenAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        step.Values["who"] = step.Result;
        return step.BeginDialogAsync("when", cancellationToken: cancellationToken);
    }

    private static async Task<DialogTurnResult> SayAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await step.Context.SendActivityAsync($"{step.Values["who"]}, {step.Result}", cancellationToken: cancellationToken);
        return await step.EndDialogAsync("asked", cancellationToken);
    }
}
