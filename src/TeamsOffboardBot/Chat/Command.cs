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

    public sealed record Help : Command;

    public sealed record Cancel : Command;

    /// <summary>No command: an answer to an open question, or something to ask back about.</summary>
    /// <param name="Suggestion">The command that was probably meant; null when none is near.</param>
    public sealed record Other(string Text, string? Suggestion) : Command;
}
