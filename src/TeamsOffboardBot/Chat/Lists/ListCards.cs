using System.Security.Cryptography;
using System.Text;
using AdaptiveCards;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat.Rooms;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// Brings the cards of a list up to date: one card a person, whatever happens on how many lines. What a card shows already is not sent again,
/// and what is sent keeps its distance of a second in each chat.
/// </summary>
public sealed class ListCards(ILeaverLists lists, IListCopies copies, CardDeliveryOfLists delivery, ListAudience audience, TurnGate gate, ILogger<ListCards> logger)
{
    public static AdaptiveCard Render(ListModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.List.Stage switch
        {
            ListStage.Reading or ListStage.Preview => ListPreviewCard.Render(model, words),
            ListStage.Replaced => NoticeCard.Render(Phrase.Of("Many.Replaced.Title"), Phrase.Of("Many.Replaced.What"), words),
            ListStage.Discarded => NoticeCard.Render(Phrase.Of("Chat.Card.Cancelled"), null, words),
            _ => LeaverListCard.Render(model, words),
        };
    }

    public async Task DrawAsync(ListId id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(id, cancellationToken) is not { } list)
        {
            return;
        }

        var lines = await lists.LinesAsync(id, cancellationToken);
        var known = await copies.OfAsync(id, cancellationToken);
        var isToBeAsked = list.Stage == ListStage.Submitted && list.Orders.All(o => o.Kind != ListOrderKind.Submit)
            && lines.Any(l => l.Row.State == ListRowState.Submitted && l.Request?.Stage == Runs.State.RequestStage.AwaitingApproval);
        var absent = await AbsentAsync(list, lines, known, cancellationToken);
        if (isToBeAsked || absent.Count > 0)
        {
            await SendAsync(list, lines, known, absent, cancellationToken);
        }

        var inChannels = known.ToLookup(c => c.Audience == CardAudience.Channel);
        await Task.WhenAll(
            [.. inChannels[false].Select(copy => UpdateAsync(list, lines, copy, absent, cancellationToken)), delivery.Channel.ShowAsync(list, lines, [.. inChannels[true]], isToBeAsked, absent, cancellationToken)]);
    }

    /// <summary>Who decided on lines that begin to wait, or still do, and can act no more. Looked up when somebody is about to be told of it.</summary>
    private async Task<IReadOnlyCollection<UserId>> AbsentAsync(LeaverList list, IReadOnlyList<KeptLine> lines, IReadOnlyList<ListCopy> known, CancellationToken cancellationToken)
    {
        if (!known.Any(c => c.Audience == CardAudience.Approver && ListNotices.BeginsToWait(ListViews.Of(list, lines, c.Person, c.Audience, c.Page), c)))
        {
            return [];
        }

        try
        {
            var able = await audience.ApproversAsync(list, cancellationToken);
            return [.. lines.Select(l => l.Row.DecidedBy).OfType<UserId>().Distinct().Where(decider => !able.Any(a => a.Id.IsSameAs(decider)))];
        }
        catch (Microsoft365Fault)
        {
            // What waits may wait because of that outage: who decided is told.
            return [];
        }
    }

    /// <summary>Approvers who have something to decide here, or to do in the place of who decided, and have no card yet.</summary>
    private async Task SendAsync(
        LeaverList list, IReadOnlyList<KeptLine> lines, IReadOnlyList<ListCopy> known, IReadOnlyCollection<UserId> absent, CancellationToken cancellationToken)
    {
        foreach (var approver in await audience.ApproversAsync(list, cancellationToken))
        {
            var model = ListViews.Of(list, lines, approver.Id, CardAudience.Approver, page: 0) with { Absent = absent };
            if ((model.Decidable.Count > 0 || absent.Count > 0) && model.Lines.Count > 0 && known.All(c => c.Person != approver.Id))
            {
                var card = Render(model, PeopleKeeper.WordsFor(approver));
                var activity = await delivery.Deliveries.SendAsync(approver.PersonalChat!, Messages.Card(card), cancellationToken);
                if (activity.Length > 0)
                {
                    var copy = new ListCopy { List = list.Id, Person = approver.Id, Audience = CardAudience.Approver, Chat = approver.PersonalChat!, ActivityId = activity, Shown = HashOf(card) };
                    await copies.SaveAsync(ListNotices.New(model, copy).Aggregate(copy, ListNotices.Tell), CancellationToken.None);
                }
            }
        }
    }

    private async Task UpdateAsync(LeaverList list, IReadOnlyList<KeptLine> lines, ListCopy known, IReadOnlyCollection<UserId> absent, CancellationToken cancellationToken)
    {
        var words = PeopleKeeper.WordsFor(await delivery.People.FindAsync(known.Person, cancellationToken));
        if (IsShown(ModelOf(known), known, words))
        {
            return;
        }

        await delivery.Pace.TakeAsync(ChatReference.Read(known.Chat).Conversation.Id, cancellationToken);
        using (await gate.EnterAsync($"list/{list.Id}/{known.Person}", cancellationToken))
        {
            // A turn may have placed the card elsewhere or turned the page while this waited.
            if ((await copies.OfAsync(list.Id, cancellationToken)).FirstOrDefault(c => c.Person == known.Person) is { } copy)
            {
                await DrawAsync(ModelOf(copy), copy, words, cancellationToken);
            }
        }

        ListModel ModelOf(ListCopy copy) => ListViews.Of(list, lines, copy.Person, copy.Audience, copy.Page) with { Absent = absent };
    }

    private static bool IsShown(ListModel model, ListCopy copy, WordList words) =>
        copy.Shown == HashOf(Render(model, words)) && !ListNotices.New(model, copy).Any();

    private async Task DrawAsync(ListModel model, ListCopy copy, WordList words, CancellationToken cancellationToken)
    {
        try
        {
            var card = Render(model, words);
            var shown = copy with { Shown = HashOf(card) };
            if (shown != copy)
            {
                await delivery.Deliveries.RedrawAsync(copy.Chat, copy.ActivityId, Messages.Card(card), cancellationToken);
                await copies.NoteShownAsync(shown, cancellationToken);
            }

            foreach (var notice in ListNotices.New(model, shown).ToList())
            {
                if (!notice.IsSilent)
                {
                    await delivery.Deliveries.SayAsync(copy.Chat, Messages.Text(words.Say(notice.Text)), cancellationToken);
                }

                shown = ListNotices.Tell(shown, notice);
                await copies.NoteShownAsync(shown, CancellationToken.None);
            }
        }
        catch (Exception error) when (ConnectorFault.IsGone(error))
        {
            logger.CardGone(model.List.Id.Value, ConnectorFault.Cause(error));
            var given = copy with { Shown = HashOf(Render(model, words)) };
            await copies.NoteShownAsync(ListNotices.New(model, given).Aggregate(given, ListNotices.Tell), cancellationToken);
        }
    }

    /// <summary>What a card shows, so that nothing is sent that is there already.</summary>
    /// <summary>Of what is sent: the same before the card was written and after.</summary>
    internal static string HashOf(AdaptiveCard card) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CardJson.Of(card))));
}

/// <summary>How the cards of lists get to people.</summary>
public sealed record CardDeliveryOfLists(Deliveries Deliveries, IPeopleBook People, CardPace Pace, ChannelListCards Channel);
