using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>What a fault of a Microsoft 365 service means, in a sentence a person can act on.</summary>
public static class FaultWords
{
    public static string Say(FaultFacts fault, WordList words)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(words);
        return words.Say(Key(fault.Status), ("service", fault.Service), ("message", fault.Message ?? string.Empty));
    }

    private static string Key(int status) => status switch
    {
        0 => "Cards.Fault.Cut",
        401 => "Cards.Fault.Unauthorized",
        403 => "Cards.Fault.Forbidden",
        404 => "Cards.Fault.NotFound",
        429 => "Cards.Fault.Throttled",
        200 or 202 or 204 => "Cards.Fault.NoEffect",
        >= 500 => "Cards.Fault.Unavailable",
        _ => "Cards.Fault.Refused",
    };
}
