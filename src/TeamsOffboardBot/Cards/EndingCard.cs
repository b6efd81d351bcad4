using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

public sealed record EndingModel
{
    /// <summary>Ids the buttons carry.</summary>
    public required IReadOnlyList<(string Name, string Value)> Data { get; init; }

    /// <summary>Changes the choices of a request that was submitted before, instead of a dialog's.</summary>
    public bool IsChange { get; init; }

    public required Snapshot Snapshot { get; init; }

    public required EndingForm Form { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What was wrong with the last answer, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);
}

/// <summary>Who still uses a mailbox that is to end, and the questions of its content and its account.</summary>
public static class EndingCard
{
    public static AdaptiveCard Render(EndingModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say(model.IsChange ? "Cards.Choices.ChangeTitle" : "Ending.Choices.Title", ("name", model.Snapshot.Account.Person.DisplayName)),
            [
                Blocks.PersonBlock(model.Snapshot.Account.Person),
                FormButtons.Why(model.IsChange, words),
                .. PlanBlocks.Consequences(model.Findings, words),
                Blocks.Part(words.Say("Ending.Choices.Content")),
                Toggle(Fields.Hold, model.Form.Holds, words),
                .. Days(Fields.HoldDays, model.Form.HoldDays, model, words),
                Blocks.Part(words.Say("Ending.Choices.Account")),
                Toggle(Fields.Deletion, model.Form.Deletes, words),
                .. Days(Fields.DeletionDays, model.Form.DeletionDays, model, words),
                model.Snapshot.Mailbox.Value is { HasOtherHold: null } ? Toggle(Fields.AcceptsUnknownHold, model.Form.AcceptsUnknownHold, words) : null,
                model.IsChange ? null : Blocks.Subtle(words.Say("Ending.Choices.Typing")),
            ])
            .With(FormButtons.Of(model.IsChange, Verbs.ChooseEnding, model.Data, words));
    }

    private static AdaptiveToggleInput Toggle(string field, bool isOn, WordList words) => new()
    {
        Id = field,
        Title = words.Say($"Ending.Field.{field}"),
        Value = isOn ? "true" : "false",
        ValueOn = "true",
        ValueOff = "false",
        Wrap = true,
    };

    private static IEnumerable<AdaptiveElement?> Days(string field, string value, EndingModel model, WordList words)
    {
        yield return new AdaptiveTextInput
        {
            Id = field,
            Label = words.Say($"Cards.Field.{field}"),
            Placeholder = words.Say($"Cards.Field.{field}.Hint"),
            MaxLength = 6,
            Value = CardText.Plain(value, 6) is { Length: > 0 } written ? written : null,
        };
        yield return model.Problems.TryGetValue(field, out var problem) ? Blocks.Error(words.Say(problem)) : null;
    }
}
