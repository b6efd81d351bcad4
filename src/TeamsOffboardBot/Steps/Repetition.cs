namespace TeamsOffboardBot.Steps;

/// <summary>What comes of a step that is applied twice.</summary>
public enum Repetition
{
    /// <summary>The state is the same as after the first time. After a crash the reading tells whether it is there.</summary>
    ChangesNothing,

    /// <summary>
    /// Harmless, and yet a new effect each time: a new password, a new sign-out. After a crash it is settled by the moment of the effect
    /// in the tenant's own records: at or after the step's first start means done.
    /// </summary>
    IsNewEachTime,

    /// <summary>
    /// A message. Whom it reached is noted right after it, and whoever is noted is not told again. A process that dies in between tells them
    /// once more: the message is the same, and being told twice is better than never.
    /// </summary>
    TellsAgain,
}
