namespace TeamsOffboardBot.Runs.State;

/// <summary>Codes of faults that no service answered but the run found itself.</summary>
internal static class FaultCodes
{
    /// <summary>The name that stands for the bot where a service's name stands otherwise.</summary>
    public const string Bot = "Bot";

    /// <summary>The service took the order, and reading it back does not show the effect.</summary>
    public const string EffectNotSeen = "EffectNotSeen";

    /// <summary>A defect of this program.</summary>
    public const string Unexpected = "Unexpected";
}
