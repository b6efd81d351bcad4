using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>What the check-up found out about one thing that the bot needs.</summary>
/// <param name="Why">What it is needed for.</param>
/// <param name="Fix">What an administrator can do; null when there is nothing to do.</param>
public sealed record CheckLine(CheckArea Area, Phrase Subject, CheckVerdict Verdict, Phrase Found, Phrase? Why = null, Phrase? Fix = null);

public enum CheckArea
{
    Configuration,
    Token,
    Permission,
    Exchange,
    SharePoint,
    Role,
    People,
    Database,
    Clock,
}

public enum CheckVerdict
{
    Ok,
    Missing,

    /// <summary>It could not be asked: neither good nor bad news.</summary>
    Unclear,

    /// <summary>Nothing needs it as the bot is set up now.</summary>
    NotNeeded,
}
