using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

public sealed record RestoreModel
{
    /// <summary>Ids the buttons carry.</summary>
    public required IReadOnlyList<(string Name, string Value)> Data { get; init; }

    /// <summary>Changes the choices of a request that was submitted before, instead of a dialog's.</summary>
    public bool IsChange { get; init; }

    public required Snapshot Snapshot { get; init; }

    public required RestoreForm Form { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What was wrong with the last answer, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>(StringComparer.Ordinal);
}

/// <summary>What comes back with a deleted account and what does not, and the little there is to choose.</summary>
public static class RestoreCard
{
    public static AdaptiveCard Render(RestoreModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        var deleted = model.Snapshot.Deleted!;
        return Blocks.Card(
            words.Say(model.IsChange ? "Cards.Choices.ChangeTitle" : "Restore.Choices.Title", ("name", model.Snapshot.Account.Person.DisplayName)),
            [
                Blocks.PersonBlock(model.Snapshot.Account.Person),
                Blocks.Facts(
                    (words.Say("Restore.Fact.Deleted"), words.Moment(deleted.DeletedAt)),
                    (words.Say("Restore.Fact.Until"), words.Day(deleted.GoneAt))),
                FormButtons.Why(model.IsChange, words),
                // A taken name is asked about below, and not said twice.
                .. PlanBlocks.Consequences([.. model.Findings.Where(f => f.Severity != FindingSeverity.Blocker)], words),
                .. Name(model, words),
                Blocks.Part(words.Say("Restore.Choices.Part")),
                .. Toggles(model.Form, words),
                model.IsChange ? null : Blocks.Subtle(words.Say("Restore.Choices.Typing")),
            ])
            .With(FormButtons.Of(model.IsChange, Verbs.ChooseRestoring, model.Data, words));
    }

    /// <summary>The same for one person and for several.</summary>
    internal static IEnumerable<AdaptiveElement> Toggles(RestoreForm form, WordList words) =>
    [
        Toggle(Fields.AllowsSignIn, form.AllowsSignIn, words),
        Toggle(Fields.GivesLicences, form.GivesLicences, words),
    ];

    private static AdaptiveToggleInput Toggle(string field, bool isOn, WordList words) => new()
    {
        Id = field,
        Title = words.Say($"Restore.Field.{field}"),
        Value = isOn ? "true" : "false",
        ValueOn = "true",
        ValueOff = "false",
        Wrap = true,
    };

    private static IEnumerable<AdaptiveElement?> Name(RestoreModel model, WordList words)
    {
        if (model.Snapshot.Deleted!.NameHolder is not { } holder)
        {
            yield break;
        }

        var (form, address) = (model.Form, model.Snapshot.Account.Person.UserPrincipalName);
        yield return Blocks.Part(words.Say("Restore.Name.Part"));
        yield return Blocks.Text(words.Say("Restore.Name.What", ("name", holder.DisplayName), ("address", address)));
        yield return new AdaptiveChoiceSetInput
        {
            Id = Fields.NameChoice,
            Label = words.Say("Restore.Field.nameChoice"),
            Style = AdaptiveChoiceInputStyle.Expanded,
            Wrap = true,
            IsRequired = true,
            ErrorMessage = words.Say("Restore.Field.nameChoice.Missing"),
            Value = form.NameChoice.Length > 0 ? form.NameChoice : null,
            Choices =
            [
                new AdaptiveChoice { Title = CardText.Line(words.Say("Restore.Name.New", ("name", model.Snapshot.Account.Person.DisplayName))), Value = RestoreForm.NewNameChosen },
                new AdaptiveChoice { Title = CardText.Line(words.Say("Restore.Name.Other", ("name", holder.DisplayName))), Value = RestoreForm.OtherNameChosen },
            ],
        };
        foreach (var (field, value) in new[] { (Fields.NewName, form.NewName), (Fields.OtherName, form.OtherName) })
        {
            yield return new AdaptiveTextInput { Id = field, Label = words.Say($"Restore.Field.{field}"), MaxLength = 113, Value = value.Length > 0 ? CardText.Plain(value, 113) : null };
            yield return model.Problems.TryGetValue(field, out var problem) ? Blocks.Error(words.Say(problem)) : null;
        }
    }
}
