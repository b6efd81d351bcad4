using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Tells people in their personal chat what became theirs, each once.</summary>
public sealed class Handovers(IPeopleBook people, IHandoversTold told, Deliveries deliveries, ILogger<Handovers> logger) : ITellPeople
{
    public async Task<bool> CanReachAsync(UserId person, CancellationToken cancellationToken) =>
        await people.FindAsync(person, cancellationToken) is { PersonalChat: not null };

    public Task<HowTold?> ToldAsync(RequestId request, UserId person, CancellationToken cancellationToken) => told.FindAsync(request, person, cancellationToken);

    public async Task TellAsync(RequestId request, Handover handover, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handover);
        if (await people.FindAsync(handover.To, cancellationToken) is { PersonalChat: { } chat } person)
        {
            await SayAsync(request, handover, person, chat, cancellationToken);
        }
    }

    public HandoverLetter Letter(Handover handover)
    {
        ArgumentNullException.ThrowIfNull(handover);
        var words = WordList.English;
        var lines = handover.Things.Select(words.Say)
            .Concat(handover.Links.Select(link => $"{words.Say(link.Text)}: {link.Address.AbsoluteUri}"))
            .Append(words.Say("Chat.Handover.Why", ("leaver", handover.Leaver.DisplayName)));
        return new(words.Say("Chat.Handover.Title", ("leaver", handover.Leaver.DisplayName)), string.Join("\r\n\r\n", lines));
    }

    public Task NoteMailAsync(RequestId request, UserId person, CancellationToken cancellationToken) =>
        told.NoteAsync(request, person, HowTold.ByMail, cancellationToken);

    /// <summary>What Teams did not take was not told, and is tried again; whoever removed the bot is reached in another way then.</summary>
    private async Task SayAsync(RequestId request, Handover handover, KnownPerson person, string chat, CancellationToken cancellationToken)
    {
        try
        {
            await deliveries.SayAsync(chat, Messages.Card(HandoverCard.Render(handover, PeopleKeeper.WordsFor(person))), cancellationToken);
            await told.NoteAsync(request, handover.To, HowTold.InChat, CancellationToken.None);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            logger.NotDelivered(ConnectorFault.Cause(error));
            if (ConnectorFault.IsGone(error))
            {
                await people.ForgetChatAsync(person.Id, cancellationToken);
            }
        }
    }
}
