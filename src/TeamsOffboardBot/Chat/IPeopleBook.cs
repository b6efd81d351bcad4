using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Everyone the bot has met, and how to reach them in their personal chat. Kept for good, read often.</summary>
public interface IPeopleBook
{
    /// <summary>Null when the bot never met them.</summary>
    Task<KnownPerson?> FindAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>
    /// Adds or renews all but the language that was chosen. A null <see cref="KnownPerson.PersonalChat"/>, locale or time zone leaves what is kept: somebody
    /// who speaks in a channel is still reachable in the personal chat known before.
    /// </summary>
    Task MeetAsync(KnownPerson person, CancellationToken cancellationToken);

    /// <summary>From now on they read this language, whatever their client says. Nothing happens to people the bot never met.</summary>
    Task ChooseLanguageAsync(UserId person, string language, CancellationToken cancellationToken);

    /// <summary>True for exactly one caller a person, also when several ask at once and after a restart.</summary>
    Task<bool> ClaimWelcomeAsync(UserId person, CancellationToken cancellationToken);

    /// <summary>They removed the bot: their personal chat is gone, that they were welcomed once is not.</summary>
    Task ForgetChatAsync(UserId person, CancellationToken cancellationToken);
}

public sealed record KnownPerson
{
    public required UserId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A ConversationReference as JSON; null when the bot has no personal chat with them.</summary>
    public string? PersonalChat { get; init; }

    /// <summary>As Teams reports it, for example en-GB.</summary>
    public string? Locale { get; init; }

    /// <summary>What they chose instead, for example nl; null when they left it to Teams.</summary>
    public string? Language { get; init; }

    /// <summary>As Teams reports it, for example Europe/Amsterdam.</summary>
    public string? TimeZone { get; init; }

    /// <summary>To the hour.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Meeting them as they are now would change nothing but when they were last seen.</summary>
    public bool Holds(KnownPerson now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return now.Name == Name && (now.PersonalChat ?? PersonalChat) == PersonalChat && (now.Locale ?? Locale) == Locale && (now.TimeZone ?? TimeZone) == TimeZone;
    }
}
