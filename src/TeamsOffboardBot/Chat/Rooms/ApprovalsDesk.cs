using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>
/// Answers "approvals here" and "approvals off": an approver says in a channel or group chat that approval cards come there, too. There is one such
/// place; another takes its place. Everybody who is there reads who leaves, so whoever sets it is told how many that are.
/// </summary>
public sealed class ApprovalsDesk(IApprovalsChannels channels, ApproverPolicy policy, IJournal journal, ICardCopies copies, IConversation cards, TimeProvider time)
{
    public async Task AnswerAsync(ITurnContext turn, Speaker speaker, ApprovalsOrder order, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var words = turn.Words();
        if (!await policy.IsApproverAsync(speaker.Id, cancellationToken))
        {
            reply.Say(words.Say("Chat.Approvals.NoRight"));
            return;
        }

        var bound = await channels.FindAsync(cancellationToken);
        switch (order)
        {
            case ApprovalsOrder.Off when bound is null:
                reply.Say(words.Say("Chat.Approvals.Nowhere"));
                break;
            case ApprovalsOrder.Off:
                await channels.ReleaseAsync(cancellationToken);
                await RefreshAsync(cancellationToken);
                reply.Say(words.Say("Chat.Approvals.Off"));
                break;
            case ApprovalsOrder.Here when turn.Activity.IsPersonal():
                reply.Say(words.Say("Chat.Approvals.NotInPersonalChat"));
                break;
            case ApprovalsOrder.Here:
                await BindAsync(turn, speaker, reply, cancellationToken);
                break;
            default:
                reply.Say(bound is null
                    ? words.Say("Chat.Approvals.Nowhere")
                    : words.Say("Chat.Approvals.Somewhere", ("by", bound.BoundByName), ("atTime", Days(bound.BoundAt))));
                break;
        }
    }

    private async Task BindAsync(ITurnContext turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        var words = turn.Words();
        if (await MembersAsync(turn, cancellationToken) is not { } members)
        {
            reply.Say(words.Say("Chat.Approvals.MembersUnknown"));
            return;
        }

        // A copy of its own: the answer to this turn still goes into its thread.
        var reference = ChatReference.Read(ChatReference.Write(turn.Activity.GetConversationReference()));
        reference.Conversation.Id = ApprovalsChannel.WithoutThread(reference.Conversation.Id);
        var channel = new ApprovalsChannel
        {
            Conversation = reference.Conversation.Id,
            Chat = ChatReference.Write(reference),
            BoundBy = speaker.Id,
            BoundByName = speaker.Name,
            BoundAt = time.GetUtcNow(),
            Language = words.Culture.Name,
            TimeZone = words.HasZone ? words.Zone.Id : null,
        };
        await channels.BindAsync(channel, cancellationToken);
        await RefreshAsync(cancellationToken);
        reply.Say(words.Say("Chat.Approvals.Here", ("count", Blocks.Number(members.Count, words))));
    }

    private static async Task<Members?> MembersAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            return await Members.ReadAsync(turn, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            return null;
        }
    }

    /// <summary>What waits for approvers comes there at once, and cards that lay elsewhere say no more.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var open = (await journal.OpenAsync(cancellationToken)).Select(r => r.Id);
        foreach (var request in open.Union(await copies.UnfinishedAsync(cancellationToken)))
        {
            cards.Refresh(request);
        }
    }

    private static string Days(DateTimeOffset at) => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
