namespace TeamsOffboardBot.Planning;

/// <summary>What a rule has to say about a plan.</summary>
/// <param name="Rule">The rule's number in the product's rule list, for example R3.</param>
public sealed record Finding(string Rule, FindingSeverity Severity, Phrase Text);

public enum FindingSeverity
{
    /// <summary>The plan is right without it; somebody may want to choose it all the same.</summary>
    Advice,

    /// <summary>Worth knowing: a date, a delay, something that cannot be done by the bot.</summary>
    Note,

    /// <summary>The plan was changed by itself so that nothing is lost.</summary>
    Fix,

    /// <summary>Allowed, and somebody may regret it.</summary>
    Warning,

    /// <summary>The plan cannot be submitted or approved.</summary>
    Blocker,
}
