using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Takes lists in: as a file, as lines of a message, or typed into the card that says how. They are kept, and then read by the worker.</summary>
public sealed class ManyDesk(ILeaverLists lists, ListFile files, ListPlaces places, ListWork work, ProfileForms profiles, ListMaking making)
{
    public void Show(ITurnContext turn, TurnReply reply)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(reply);
        reply.Show(ManyCard.Render(profiles.Offered(turn.Words()), problem: null, entered: null, turn.Words()));
    }

    /// <summary>False: the message is no list.</summary>
    public async Task<bool> TryTakeAsync(ITurnContext<IMessageActivity> turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(reply);
        if (ListFile.Find(turn.Activity) is { } file)
        {
            await TakeAsync(turn, speaker, file, reply, cancellationToken);
            return true;
        }

        var pasted = PastedTable.Find(turn.Activity) is { } table && ListText.IsOne(table) ? table : PastedLines.Find(turn.Activity.Text ?? string.Empty);
        if (pasted is { } lines)
        {
            await TakeAsync(turn, speaker, lines, reply, cancellationToken);
            return true;
        }

        return false;
    }

    /// <summary>Lines that were typed or pasted into the card. What is no list comes back with what was entered.</summary>
    public Task TakeAsync(ITurnContext turn, Press press, string lines, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return TakeAsync(turn, press.By, lines, reply, cancellationToken, isFromCard: true);
    }

    /// <summary>Throws away what this person has not submitted. False: there was nothing.</summary>
    public Task<bool> TryCancelAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return TryDiscardAsync(speaker, ListStage.Discarded, cancellationToken);
    }

    private async Task<bool> TryDiscardAsync(Speaker speaker, ListStage becomes, CancellationToken cancellationToken)
    {
        var open = await lists.UnsubmittedAsync(speaker.Id, cancellationToken);
        foreach (var list in open)
        {
            await work.DiscardAsync(list, becomes, cancellationToken);
            making.Wake(list);
        }

        return open.Count > 0;
    }

    private async Task TakeAsync(ITurnContext turn, Speaker speaker, Attachment file, TurnReply reply, CancellationToken cancellationToken)
    {
        var (bytes, problem) = await files.ReadAsync(file, cancellationToken);
        var text = bytes is null ? null : CsvText.Decode(bytes) is var (decoded, why) && why is null ? decoded : null;
        if (text is null)
        {
            reply.Say(turn.Words().Say(problem ?? CsvText.Decode(bytes!).Problem!));
            return;
        }

        await TakeAsync(turn, speaker, text, reply, cancellationToken);
    }

    private async Task TakeAsync(ITurnContext turn, Speaker speaker, string text, TurnReply reply, CancellationToken cancellationToken, bool isFromCard = false)
    {
        var (read, problem) = ListText.Read(text);
        if (read is null)
        {
            if (isFromCard)
            {
                reply.Show(ManyCard.Render(profiles.Offered(turn.Words()), problem, text, turn.Words()));
            }
            else
            {
                reply.Say(turn.Words().Say(problem!));
            }

            return;
        }

        // One list at a time: which of two is submitted must never be a question.
        await TryDiscardAsync(speaker, ListStage.Replaced, cancellationToken);
        var list = making.Make(speaker, turn.Words());
        var kept = list with { PassedOver = read.PassedOver };
        await lists.AddAsync(kept, read.Rows, cancellationToken);
        await places.ShowAsync(turn, kept, speaker, CardAudience.Requester, page: 0, reply, cancellationToken);
    }
}
