using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Whether and with what an offboarding can be prepared.</summary>
public abstract record Prepared
{
    private Prepared()
    {
    }

    /// <param name="Form">Only for an offboarding.</param>
    public sealed record Ready(Snapshot Snapshot, Choices Choices, ChoicesForm? Form) : Prepared
    {
        /// <summary>Only for a restoration.</summary>
        public RestoreForm? Restoring { get; init; }

        /// <summary>Only for the end of a mailbox.</summary>
        public EndingForm? Ending { get; init; }
    }

    /// <summary>The tenant did not say whether this person may ask; it may say so later.</summary>
    public sealed record Unreadable(Phrase Why) : Prepared;

    /// <param name="Open">The request the leaver is already in, when that is why.</param>
    public sealed record Refused(Phrase Why, RequestId? Open) : Prepared
    {
        /// <summary>Whose account it is, where that is known.</summary>
        public string? Name { get; init; }
    }
}
