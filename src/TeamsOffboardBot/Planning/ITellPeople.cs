namespace TeamsOffboardBot.Planning;

/// <summary>The way to people who get something of a leaver's: the bot's chat with them, or else the words of a mail.</summary>
public interface ITellPeople
{
    Task<bool> CanReachAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>Null: not yet.</summary>
    Task<HowTold?> ToldAsync(RequestId request, UserId person, CancellationToken cancellationToken);

    /// <summary>Sends the message and notes it. A process that dies between the two sends it once more: better twice than never.</summary>
    Task TellAsync(RequestId request, Handover handover, CancellationToken cancellationToken);

    HandoverLetter Letter(Handover handover);

    Task NoteMailAsync(RequestId request, UserId person, CancellationToken cancellationToken);
}

public enum HowTold
{
    InChat,
    ByMail,
}
