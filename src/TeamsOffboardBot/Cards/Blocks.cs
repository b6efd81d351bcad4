using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The pieces every card is laid out with, so that all of them look like one product. All texts come in plain and are escaped here.</summary>
public static class Blocks
{
    /// <summary>No title of ours is longer; a name may be, and stands in full below it.</summary>
    private const int TitleLimit = 200;

    public static AdaptiveCard Card(string title, params IEnumerable<AdaptiveElement?> body)
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { FallbackText = CardText.Plain(title, TitleLimit), Body = [Title(title)] };
        card.Body.AddRange(body.OfType<AdaptiveElement>());
        return card;
    }

    public static AdaptiveCard With(this AdaptiveCard card, params IEnumerable<AdaptiveAction?> actions)
    {
        card.Actions.AddRange(actions.OfType<AdaptiveAction>());
        return card;
    }

    public static AdaptiveTextBlock Title(string text) => new(CardText.Line(text, TitleLimit))
    {
        Size = AdaptiveTextSize.Large,
        Weight = AdaptiveTextWeight.Bolder,
        Style = AdaptiveTextBlockStyle.Heading,
        Wrap = true,
    };

    public static AdaptiveTextBlock Heading(string text) => new(CardText.Line(text))
    {
        Weight = AdaptiveTextWeight.Bolder,
        Spacing = AdaptiveSpacing.Medium,
        Wrap = true,
    };

    /// <summary>Begins a part of a form: set off from what stands above it.</summary>
    public static AdaptiveTextBlock Part(string text)
    {
        var heading = Heading(text);
        heading.Size = AdaptiveTextSize.Medium;
        heading.Spacing = AdaptiveSpacing.Large;
        heading.Separator = true;
        return heading;
    }

    public static AdaptiveTextBlock Text(string text) => new(CardText.Line(text)) { Wrap = true };

    public static AdaptiveTextBlock Line(string text) => new(CardText.Line(text)) { Wrap = true, Spacing = AdaptiveSpacing.Small };

    public static AdaptiveTextBlock Subtle(string text) => new(CardText.Line(text))
    {
        Wrap = true,
        IsSubtle = true,
        Size = AdaptiveTextSize.Small,
        Spacing = AdaptiveSpacing.Small,
    };

    /// <summary>What people wrote in several lines, kept in lines.</summary>
    public static AdaptiveTextBlock Quote(string text) => new(CardText.Paragraphs(text)) { Wrap = true, Spacing = AdaptiveSpacing.Small };

    public static AdaptiveTextBlock Error(string text) => new(CardText.Line(text))
    {
        Wrap = true,
        Color = AdaptiveTextColor.Attention,
        Weight = AdaptiveTextWeight.Bolder,
        Spacing = AdaptiveSpacing.Small,
    };

    public static AdaptiveContainer Box(AdaptiveContainerStyle style, params IEnumerable<AdaptiveElement?> items) => new()
    {
        Style = style,
        Spacing = AdaptiveSpacing.Medium,
        Items = [.. items.OfType<AdaptiveElement>()],
    };

    public static AdaptiveContainer Group(params IEnumerable<AdaptiveElement?> items) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Items = [.. items.OfType<AdaptiveElement>()],
    };

    public static AdaptiveFactSet? Facts(params IEnumerable<(string Title, string? Value)> facts)
    {
        var known = facts.Where(f => !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => new AdaptiveFact(CardText.Line(f.Title), CardText.Line(f.Value)))
            .ToList();
        return known.Count == 0 ? null : new AdaptiveFactSet { Facts = known, Spacing = AdaptiveSpacing.Medium };
    }

    /// <summary>Who somebody is, as colleagues tell each other apart: name, what they do, their address.</summary>
    public static AdaptiveContainer PersonBlock(Person person) => Box(
        AdaptiveContainerStyle.Emphasis,
        new AdaptiveTextBlock(CardText.Line(person.DisplayName, 120)) { Weight = AdaptiveTextWeight.Bolder, Size = AdaptiveTextSize.Medium, Wrap = true },
        Role(person) is { Length: > 0 } role ? Line(role) : null,
        Subtle(person.Mail ?? person.UserPrincipalName));

    /// <summary>"Marketing Assistant · Marketing"; empty when neither is known.</summary>
    public static string Role(Person person) =>
        string.Join(" · ", new[] { person.JobTitle, person.Department }.Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>A mark in a column of its own, so that a wrapped sentence stays beside it.</summary>
    public static AdaptiveColumnSet Marked(string mark, AdaptiveTextColor color, string text, bool isSubtle = false) => new()
    {
        Spacing = AdaptiveSpacing.Small,
        Columns =
        [
            new AdaptiveColumn { Width = new AdaptiveWidth("16px"), Items = [new AdaptiveTextBlock(mark) { Color = color, Weight = AdaptiveTextWeight.Bolder, IsSubtle = isSubtle }] },
            new AdaptiveColumn { Width = new AdaptiveWidth("stretch"), Items = [new AdaptiveTextBlock(CardText.Line(text)) { Wrap = true, IsSubtle = isSubtle }] },
        ],
    };

    /// <summary>A list of sentences in one element: a plan is long, and a message has its limit.</summary>
    public static AdaptiveTextBlock Bullets(AdaptiveTextColor color, IEnumerable<string> sentences) =>
        new(string.Join('\r', sentences.Select(s => $"- {CardText.Line(s)}"))) { Wrap = true, Color = color, Spacing = AdaptiveSpacing.Small };

    /// <summary>Sentences under a head: one is a line, several are a list.</summary>
    public static AdaptiveTextBlock? Sentences(IReadOnlyList<string> sentences) => sentences switch
    {
        [] => null,
        [var only] => Line(only),
        _ => Bullets(AdaptiveTextColor.Default, sentences),
    };

    /// <summary>A line that shows and hides what most readers do not need at once. It looks like no button: buttons are what something happens by.</summary>
    public static IEnumerable<AdaptiveElement> Folded(string id, string title, params IEnumerable<AdaptiveElement?> items) => Fold(id, title, title, Group(items));

    /// <param name="name">What is opened, for who hears it.</param>
    /// <param name="text">The same, with what is to be known of it beforehand.</param>
    public static IEnumerable<AdaptiveElement> Fold(string id, string name, string text, AdaptiveElement folded, bool isOpen = false)
    {
        ArgumentNullException.ThrowIfNull(folded);
        yield return new AdaptiveContainer
        {
            Items = [new AdaptiveTextBlock(CardText.Line($"▸ {text}")) { Color = AdaptiveTextColor.Accent, Wrap = true }],
            SelectAction = new AdaptiveToggleVisibilityAction { Title = name, TargetElements = [new AdaptiveTargetElement(id)] },
        };
        folded.Id = id;
        folded.IsVisible = isOpen;
        folded.Spacing = AdaptiveSpacing.Small;
        yield return folded;
    }

    /// <summary>A button that opens a part of a form.</summary>
    public static IEnumerable<AdaptiveElement> FoldedPart(string id, string buttonTitle, IEnumerable<AdaptiveElement?> items, bool isOpen = false)
    {
        var folded = Group(items);
        folded.Id = id;
        folded.IsVisible = isOpen;
        yield return new AdaptiveActionSet
        {
            Spacing = AdaptiveSpacing.Medium,
            Actions = [new AdaptiveToggleVisibilityAction { Title = buttonTitle, TargetElements = [new AdaptiveTargetElement(id)] }],
        };
        yield return folded;
    }

    /// <summary>"Marketing, Campaigns and 30 more": names people know, never more than fit, and never "and 1 more".</summary>
    public static string Names(IReadOnlyCollection<string> names, WordList words, int most = 8)
    {
        most = names.Count <= most + 3 ? names.Count : most;
        var shown = string.Join(", ", names.Take(most).Select(n => CardText.Plain(n, 40)));
        return names.Count <= most ? shown : words.Say("Cards.Names.More", ("shown", shown), ("count", Number(names.Count - most, words)));
    }

    public static string Number(int number, WordList words) => number.ToString("N0", words.Culture);
}
