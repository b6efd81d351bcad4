using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>What a fault of a Microsoft 365 service means, in sentences a person can act on.</summary>
public static class FaultWords
{
    /// <summary>While the bot tries again by itself, what happened is enough; who must decide is told what it means and what can be done.</summary>
    public static string Say(StepStatus status, FaultFacts fault, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var said = FaultPhrases.Of(fault);
        return status == StepStatus.Failed
            ? $"{words.Say(said.Happened)} {words.Say(said.Means)} {words.Say(said.CanDo)}"
            : words.Say(said.Happened);
    }
}
