using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>What an inspection found. A small closed set, read together.</summary>
public abstract record StepReading
{
    private StepReading()
    {
    }

    /// <summary>The effect is there. <paramref name="Facts"/> are the read values that prove it.</summary>
    public sealed record InPlace(JsonObject Facts) : StepReading;

    /// <summary>The effect is not there, or not yet.</summary>
    public sealed record Open(JsonObject Facts) : StepReading;

    /// <summary>There is nothing to do for this leaver.</summary>
    public sealed record NotApplicable(Phrase Reason) : StepReading;

    /// <summary>Cannot go on before that moment.</summary>
    public sealed record WaitUntil(DateTimeOffset At, Phrase Reason) : StepReading;

    /// <summary>No API can do it, or it must not be done without a person: a manual task.</summary>
    public sealed record NeedsPerson(Phrase Reason) : StepReading;
}
