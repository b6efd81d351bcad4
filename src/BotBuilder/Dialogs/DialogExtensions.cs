using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

public static class DialogExtensions
{
    /// <summary>Continues what is open in this conversation, or begins <paramref name="dialog"/>.</summary>
    public static async Task RunAsync(
        this Dialog dialog,
        ITurnContext turnContext,
        IStatePropertyAccessor<DialogState> accessor,
        CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(accessor).Add(dialog);
        var context = await dialogs.CreateContextAsync(turnContext, cancellationToken).ConfigureAwait(false);
        var turn = await context.ContinueDialogAsync(cancellationToken).ConfigureAwait(false);
        if (turn.Status == DialogTurnStatus.Empty)
        {
            await context.BeginDialogAsync(dialog.Id, options: null, cancellationToken).ConfigureAwait(false);
        }
    }
}
