using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>What follows from an order for a request in the state it is in.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    public static Judgement ToAnswer(DecisionResult result) => new Answer(result);

    public static Judgement ToWrite(RunEvent happened, Phrase told) => new Write(happened, told);

    public sealed record Write(RunEvent Event, Phrase Told) : Judgement;

    public sealed record Answer(DecisionResult Result) : Judgement;
}
