using Microsoft.Bot.Builder;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What a conversation keeps of the dialogs that are open in it.</summary>
public sealed record DialogMemory(Strands Strands, Drafts Drafts, OpenDialogs Stack)
{
    /// <summary>Each is read and written with every turn of the conversation.</summary>
    public const int Most = 5;

    public async Task ForgetAsync(ITurnContext turn, Strand strand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(strand);
        await Stack.DeleteAsync(turn, strand.Id, cancellationToken);
        await Drafts.DeleteAsync(turn, strand.Id, cancellationToken);
        await Strands.EndAsync(turn, strand.Id, cancellationToken);
    }
}
