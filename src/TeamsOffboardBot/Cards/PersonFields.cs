using AdaptiveCards;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>
/// Inputs that take people. Where the client finds people while somebody types, it is asked to; everywhere else, and where what was entered
/// is nobody that is known, it is a text.
/// </summary>
public static class PersonFields
{
    /// <summary>Data set of those whose offboarding the reader may ask for: the bot answers it.</summary>
    public const string Leavers = "leavers";

    /// <summary>Data set of everybody in the organisation: Teams answers it.</summary>
    private const string Everybody = "graph.microsoft.com/users";

    private const int LongestText = 400;

    /// <summary>"Adele Vance – Retail Manager, Sales (adele.vance@contoso.com)", for places that draw no markdown.</summary>
    public static string Describe(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var role = string.Join(", ", new[] { person.JobTitle, person.Department }.Where(t => !string.IsNullOrWhiteSpace(t)));
        var name = CardText.Plain(person.DisplayName, 80);
        return CardText.Plain($"{name}{(role.Length > 0 ? " – " : string.Empty)}{role} ({person.Mail ?? person.UserPrincipalName})", 200);
    }

    /// <param name="known">Those whom the form could name.</param>
    public static AdaptiveInput Colleague(string field, string value, bool isForSeveral, bool hasPicker, IReadOnlyList<Person> known, WordList words)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(words);
        var names = Names(value);
        var named = names.Select(n => known.FirstOrDefault(p => Is(p, n))).ToList();
        return hasPicker && named.TrueForAll(p => p is not null)
            ? Picker(field, Everybody, [.. named.OfType<Person>()], isForSeveral, words)
            : Text(field, string.Join("; ", names.Zip(named, (name, person) => person?.UserPrincipalName ?? name)), words);
    }

    /// <param name="offered">Those who stand in the list before anything is typed.</param>
    public static AdaptiveChoiceSetInput Leaver(IEnumerable<Person> offered, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var picker = Picker(Fields.Person, Leavers, [], isForSeveral: false, words);
        picker.Choices = [.. offered.Select(p => new AdaptiveChoice { Title = Describe(p), Value = p.Id.Value })];
        picker.Style = AdaptiveChoiceInputStyle.Filtered;
        picker.IsRequired = true;
        picker.ErrorMessage = words.Say("Cards.Field.person.Missing");
        return picker;
    }

    /// <summary>What was entered, person by person. A picker sends ids with commas between them; in a text a comma may stand within a name.</summary>
    public static IReadOnlyList<string> Names(string entered)
    {
        ArgumentNullException.ThrowIfNull(entered);
        var picked = entered.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return picked.Length > 0 && picked.All(p => Guid.TryParseExact(p, "D", out _))
            ? picked
            : entered.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool Is(Person person, string text) =>
        new[] { person.Id.Value, person.UserPrincipalName, person.Mail }.Any(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));

    private static AdaptiveChoiceSetInput Picker(string field, string dataset, IReadOnlyList<Person> chosen, bool isForSeveral, WordList words)
    {
        var picker = new AdaptiveChoiceSetInput
        {
            Id = field,
            Label = words.Say($"Cards.Field.{field}"),
            IsMultiSelect = isForSeveral,
            Placeholder = words.Say("Cards.Field.picker.Hint"),
            Choices = [.. chosen.Select(p => new AdaptiveChoice { Title = CardText.Plain(p.DisplayName, 80), Value = p.Id.Value })],
            Value = chosen.Count == 0 ? null : string.Join(',', chosen.Select(p => p.Id.Value)),
        };
        picker.AdditionalProperties["choices.data"] = new JObject(new JProperty("type", "Data.Query"), new JProperty("dataset", dataset));
        return picker;
    }

    private static AdaptiveTextInput Text(string field, string value, WordList words) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        Placeholder = words.Say($"Cards.Field.{field}.Hint"),
        MaxLength = LongestText,
        Value = CardText.Plain(value, LongestText),
    };
}
