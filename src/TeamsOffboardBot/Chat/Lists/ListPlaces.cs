using Microsoft.Bot.Builder;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Shows a list to somebody in their own turn, and remembers the card it was shown on as their copy.</summary>
public sealed class ListPlaces(ILeaverLists lists, IListCopies copies, Deliveries deliveries, IPeopleBook people, AnswerSent answer, ListBell bell)
{
    public async Task ShowAsync(ITurnContext turn, LeaverList list, Speaker speaker, CardAudience role, int page, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var lines = await lists.LinesAsync(list.Id, cancellationToken);
        reply.Show(ListCards.Render(ListViews.Of(list, lines, speaker.Id, role, page), turn.Words()), (id, ct) => ShownAsync(list.Id, role, page, speaker.Id, id, ct));
    }

    /// <summary>This person's copy; null when they have none.</summary>
    public async Task<ListCopy?> FindAsync(ListId list, UserId person, CancellationToken cancellationToken) =>
        (await copies.OfAsync(list, cancellationToken)).FirstOrDefault(c => c.Person == person);

    private async Task ShownAsync(ListId list, CardAudience role, int page, UserId person, string activityId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(person, cancellationToken) is not { PersonalChat: { } chat } known)
        {
            return;
        }

        var before = await FindAsync(list, person, cancellationToken);
        await copies.SaveAsync(
            new ListCopy { List = list, Person = person, Audience = role, Chat = chat, ActivityId = activityId, Page = page, Told = before?.Told }, cancellationToken);
        answer.Then(() =>
        {
            deliveries.HasDrawn(known);
            bell.Ring(list);
        });
    }
}
