using System.Globalization;
using Microsoft.Bot.Builder;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Buttons on the cards of lists. A card names ids only: whose list it is, who may decide, and on which plans, is looked up at the click.</summary>
public sealed class ManyPresses(ILeaverLists lists, ListAudience audience, ListPlaces places, ManyDesk desk, ListPresses unsubmitted, ListOrders submitted)
{
    public async Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        if (press.Verb == Verbs.ManyRead)
        {
            await desk.TakeAsync(turn, press, press.Text(Fields.Lines), reply, cancellationToken);
        }
        else if (await lists.FindAsync(ListId.From(press.Text(Fields.List)), cancellationToken) is not { } list
            || await audience.OfAsync(list, press.By.Id, cancellationToken) is not { } role)
        {
            reply.Say(turn.Words().Say("Many.Told.None"));
        }
        else
        {
            await AnswerAsync(turn, list, role, press, reply, cancellationToken);
        }
    }

    private async Task AnswerAsync(ITurnContext turn, LeaverList list, CardAudience role, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        var after = list;
        if (press.Verb != Verbs.ManyPage)
        {
            var isSubmitted = Verbs.IsManySubmitted(press.Verb);
            after = isSubmitted
                ? await submitted.OrderAsync(turn, list, role, press, reply, cancellationToken)
                : await unsubmitted.OrderAsync(turn, list, press, reply, cancellationToken);
        }

        if (!reply.HasCard)
        {
            await places.ShowAsync(turn, after, press.By, role, await PageAsync(list, press, cancellationToken), reply, cancellationToken);
        }
    }

    private async Task<int> PageAsync(LeaverList list, Press press, CancellationToken cancellationToken) =>
        int.TryParse(press.Text(Fields.Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? page
            : (await places.FindAsync(list.Id, press.By.Id, cancellationToken))?.Page ?? 0;
}
