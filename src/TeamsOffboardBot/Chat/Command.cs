using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>What somebody typed, as one of the things the bot can do.</summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <param name="Name">Empty when nobody was named.</param>
    public sealed record Offboard(string Name) : Command;

    /// <param name="Name">Empty: all requests the person may see.</param>
    public sealed record Status(string Name) : Command;

    /// <param name="Name">Empty: all whose offboarding the person may have undone.</param>
    public sealed record Reinstate(string Name) : Command;

    /// <param name="Name">Empty: all deleted accounts the person may have restored.</param>
    public sealed record Restore(string Name) : Command;

    /// <param name="Name">Whose mailbox or forwarding ends; empty when nobody was named.</param>
    public sealed record End(string Name) : Command;

    /// <param name="Name">A person's or a request's id; empty: to be shown which there are.</param>
    public sealed record Evidence(string Name) : Command;

    /// <summary>How to ask for many at once, with a template.</summary>
    public sealed record Many : Command;

    /// <summary>All that is open, for whoever may see it.</summary>
    public sealed record List : Command;

    /// <summary>Is everything there that an offboarding needs.</summary>
    public sealed record Check : Command;

    /// <summary>Where approval cards come to besides the approvers' own chats.</summary>
    public sealed record Approvals(ApprovalsOrder Order) : Command;

    public sealed record Help : Command;

    /// <param name="Chosen">One that the bot speaks; null to be shown which those are.</param>
    public sealed record Language(string? Chosen) : Command;

    public sealed record Cancel : Command;

    /// <summary>No command: an answer to an open question, or something to ask back about.</summary>
    /// <param name="Suggestion">The command that was probably meant; null when none is near.</param>
    public sealed record Other(string Text, string? Suggestion) : Command;
}
