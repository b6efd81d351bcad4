namespace TeamsOffboardBot.Runs.State;

/// <summary>What an approver wants to know before they decide.</summary>
/// <param name="Seq">Of the event that asked: names the question within its request.</param>
public sealed record Question(long Seq, Actor By, DateTimeOffset At, string Text)
{
    /// <summary>Null while nobody has answered.</summary>
    public Answer? Answer { get; init; }
}

public sealed record Answer(Actor By, DateTimeOffset At, string Text);
