using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The form in which people decide what becomes of mail, files, licences and groups. Every choice says what it costs.</summary>
public static class ChoicesCard
{
    public static AdaptiveCard Render(ChoicesModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        var leaver = model.Snapshot.Account.Person;
        var card = Blocks.Card(
            words.Say(model.IsChange ? "Cards.Choices.ChangeTitle" : "Cards.Choices.Title", ("name", leaver.DisplayName)),
            [
                Blocks.PersonBlock(leaver),
                Blocks.Text(words.Say(model.Snapshot.Account.IsSynced ? "Cards.Choices.WhenSynced" : "Cards.Choices.When")),
                SnapshotBlocks.Facts(model.Snapshot, words),
                Problems(model, words),
                .. Mailbox(model, words),
                .. AutoReply(model, words),
                .. OneDrive(model, words),
                .. LicencesAndGroups(model, words),
                .. PlanBlocks.Consequences(model.Findings, words),
                .. model.IsChange ? [] : Blocks.Folded("typing", words.Say("Cards.Choices.AnswerByTyping"), Blocks.Subtle(words.Say("Cards.Choices.Typing"))),
            ]);
        return card.With(Actions(model, words));
    }

    private static IEnumerable<AdaptiveAction> Actions(ChoicesModel model, WordList words) => model.IsChange
        ?
        [
            Buttons.Press(words.Say("Cards.Button.SaveChange"), Verbs.SaveChange, model.Data).Positive(),
            Buttons.PressWithoutInputs(words.Say("Cards.Button.LeaveChange"), Verbs.LeaveChange, model.Data),
        ]
        :
        [
            Buttons.Press(words.Say("Cards.Button.Next"), Verbs.Choose, model.Data).Positive(),
            Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.Cancel, model.Data),
        ];

    private static AdaptiveContainer? Problems(ChoicesModel model, WordList words) => model.Problems.Count == 0
        ? null
        : Blocks.Box(
            AdaptiveContainerStyle.Attention,
            [
                Blocks.Heading(words.Say("Cards.Choices.Problems")),
                .. model.Problems.Select(p => Blocks.Line($"{words.Say($"Cards.Field.{p.Key}")}: {words.Say(p.Value)}")),
            ]);

    private static IEnumerable<AdaptiveElement> Mailbox(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Mailbox(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Mail"));
        yield return ChoiceSet(Fields.Mailbox, model.Form.Mailbox, model.Snapshot, words, nameof(MailboxChoice.Share), nameof(MailboxChoice.Forward), nameof(MailboxChoice.Keep));
        yield return PersonInput(Fields.MailTo, model.Form.MailTo, words);
        yield return Toggle(Fields.KeepCopy, model.Form.KeepCopy, words);
        yield return Toggle(Fields.Hide, model.Form.Hide, words);
    }

    private static IEnumerable<AdaptiveElement> AutoReply(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Mailbox(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.AutoReply"));
        yield return Toggle(Fields.AutoReply, model.Form.AutoReply, words);
        var texts = new[] { Reply(Fields.AutoReplyInternal, model.Form.AutoReplyInternal, words), Reply(Fields.AutoReplyExternal, model.Form.AutoReplyExternal, words) };
        foreach (var element in Blocks.Folded("auto-reply-texts", words.Say("Cards.Choices.EditTexts"), texts))
        {
            yield return element;
        }
    }

    private static IEnumerable<AdaptiveElement> OneDrive(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.OneDrive(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Files"));
        yield return ChoiceSet(Fields.OneDrive, model.Form.OneDrive, model.Snapshot, words, nameof(OneDriveChoice.GiveAccess), nameof(OneDriveChoice.Keep));
        yield return PersonInput(Fields.OneDriveOwner, model.Form.OneDriveOwner, words);
    }

    private static IEnumerable<AdaptiveElement> LicencesAndGroups(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Licences(model.Snapshot) && !ChoicesOffer.Groups(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Rest"));
        if (ChoicesOffer.Licences(model.Snapshot))
        {
            yield return Toggle(Fields.Licences, model.Form.RemoveLicences, words);
        }

        if (ChoicesOffer.Groups(model.Snapshot))
        {
            yield return Toggle(Fields.Groups, model.Form.LeaveGroups, words);
        }
    }

    private static AdaptiveChoiceSetInput ChoiceSet(string field, string value, Snapshot snapshot, WordList words, params string[] values) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        Style = AdaptiveChoiceInputStyle.Expanded,
        Wrap = true,
        IsRequired = true,
        ErrorMessage = words.Say($"Cards.Field.{field}.Missing"),
        Value = values.Contains(value, StringComparer.Ordinal) ? value : null,
        Choices = [.. values.Select(v => new AdaptiveChoice { Title = words.Say($"Cards.Choice.{field}.{v}", Dates(snapshot)), Value = v })],
    };

    /// <summary>When Microsoft 365 would delete what is left behind.</summary>
    private static (string Name, string Value)[] Dates(Snapshot snapshot) =>
    [
        ("deletedDate", Deadlines.After(snapshot, Deadlines.MailboxDays)),
        ("readOnlyDate", Deadlines.After(snapshot, Deadlines.OneDriveReadOnlyDays)),
        ("archivedDate", Deadlines.After(snapshot, Deadlines.OneDriveArchivedDays)),
    ];

    private static AdaptiveTextInput PersonInput(string field, string value, WordList words) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        Placeholder = words.Say($"Cards.Field.{field}.Hint"),
        MaxLength = 400,
        Value = CardText.Plain(value, 400),
    };

    private static AdaptiveTextInput Reply(string field, string value, WordList words) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        IsMultiline = true,
        MaxLength = 2000,
        Value = value.Length <= 2000 ? value : value[..2000],
    };

    private static AdaptiveToggleInput Toggle(string field, bool isOn, WordList words) => new()
    {
        Id = field,
        Title = words.Say($"Cards.Field.{field}"),
        Value = isOn ? "true" : "false",
        ValueOn = "true",
        ValueOff = "false",
        Wrap = true,
    };
}
