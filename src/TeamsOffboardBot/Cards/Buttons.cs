using AdaptiveCards;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Cards;

/// <summary>Buttons. What they carry are ids only; everything is looked up again when one is pressed.</summary>
public static class Buttons
{
    public static AdaptiveExecuteAction Press(string title, string verb, params IEnumerable<(string Name, string Value)> data) => new()
    {
        Title = title,
        Verb = verb,
        Data = Data(data),
    };

    /// <summary>Leaves the card's inputs alone: they are neither checked nor sent.</summary>
    public static AdaptiveExecuteAction PressWithoutInputs(string title, string verb, params IEnumerable<(string Name, string Value)> data)
    {
        var action = Press(title, verb, data);
        action.AssociatedInputs = AdaptiveAssociatedInputs.None;
        return action;
    }

    public static AdaptiveExecuteAction Positive(this AdaptiveExecuteAction action)
    {
        action.Style = "positive";
        return action;
    }

    public static AdaptiveExecuteAction Destructive(this AdaptiveExecuteAction action)
    {
        action.Style = "destructive";
        return action;
    }

    /// <summary>A button that first asks for one text, then sends it.</summary>
    public static AdaptiveShowCardAction Ask(string title, AdaptiveTextInput input, AdaptiveAction send) => new()
    {
        Title = title,
        Card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { Body = [input], Actions = [send] },
    };

    private static JObject Data(IEnumerable<(string Name, string Value)> data) => new(data.Select(d => new JProperty(d.Name, d.Value)));
}
