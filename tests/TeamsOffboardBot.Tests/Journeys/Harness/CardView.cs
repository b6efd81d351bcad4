using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>A card as a client reads it: its texts with the markdown gone, its inputs, its buttons and what pressing one sends.</summary>
public sealed partial class CardView(JObject card)
{
    static readonly string[] Texts = ["text", "title", "value", "label", "placeholder", "errorMessage"];

    public JObject Json { get; } = card;

    /// <summary>Title of the card.</summary>
    public string Title => Unescape((string?)Json["body"]?[0]?["text"] ?? string.Empty);

    /// <summary>Every text on it, also the folded ones, one a line.</summary>
    public string Visible => string.Join('\n', Walk(Json).SelectMany(o => Texts.Select(t => o[t]).OfType<JValue>()).Where(v => v.Value is string).Select(v => Unescape((string)v.Value!)));

    public IReadOnlyList<string> Buttons => [.. Actions().Select(a => (string)a["title"]!)];

    /// <summary>The buttons that send something.</summary>
    public IReadOnlyList<string> Executes => [.. Actions().Where(a => (string?)a["type"] == "Action.Execute").Select(a => (string)a["title"]!)];

    public IReadOnlyList<JObject> Inputs => [.. InputsOf(Json)];

    /// <summary>The value an input starts with; null when it has none.</summary>
    public string? ValueOf(string input) => (string?)Input(input, Inputs)["value"];

    /// <summary>
    /// What a client sends when the button is pressed: the button's data and, as text, every input around it. An input is
    /// named by its id, label or title.
    /// </summary>
    public (string Verb, string Title, JObject Data) Press(string button, IReadOnlyList<(string Input, string Value)> entered)
    {
        var action = Actions().FirstOrDefault(a => (string?)a["title"] == button)
            ?? throw new InvalidOperationException($"There is no button '{button}' among: {string.Join(", ", Buttons)}");
        if ((string?)action["type"] != "Action.Execute")
        {
            throw new InvalidOperationException($"'{button}' is {action["type"]}, which sends nothing.");
        }

        var data = (JObject)(action["data"]?.DeepClone() ?? new JObject());
        if ((string?)action["associatedInputs"] is not ("none" or "None"))
        {
            var inputs = InputsAround(action);
            foreach (var input in inputs)
            {
                data[(string)input["id"]!] = (string?)input["value"] ?? string.Empty;
            }

            foreach (var (name, value) in entered)
            {
                data[(string)Input(name, inputs)["id"]!] = value;
            }
        }

        return ((string)action["verb"]!, button, data);
    }

    public static string Unescape(string text) => Escaped().Replace(text, "${char}").Replace('\u2011', '-');

    static JObject Input(string name, IReadOnlyList<JObject> inputs) =>
        inputs.FirstOrDefault(i => (string?)i["id"] == name || Unescape((string?)i["label"] ?? (string?)i["title"] ?? string.Empty) == name)
            ?? throw new InvalidOperationException($"There is no input '{name}' among: {string.Join(", ", inputs.Select(i => $"{i["id"]} ({i["label"] ?? i["title"]})"))}");

    /// <summary>The inputs of the card the button is on and of the cards that one is shown in.</summary>
    static List<JObject> InputsAround(JObject action)
    {
        var cards = action.Ancestors().OfType<JObject>().Where(o => (string?)o["type"] == "AdaptiveCard");
        return [.. cards.SelectMany(InputsOf)];
    }

    static IEnumerable<JObject> InputsOf(JObject card) =>
        Walk(card, intoShownCards: false).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

    IEnumerable<JObject> Actions() => Walk(Json).Where(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && o["title"] is not null);

    static IEnumerable<JObject> Walk(JToken token, bool intoShownCards = true)
    {
        if (token is JObject self)
        {
            yield return self;
        }

        foreach (var child in token.Children().Where(c => c is not JProperty { Name: "data" }))
        {
            if (!intoShownCards && child is JProperty { Name: "card" })
            {
                continue;
            }

            foreach (var found in Walk(child, intoShownCards))
            {
                yield return found;
            }
        }
    }

    [GeneratedRegex(@"\\(?<char>[!-/:-@\[-`{-~])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
