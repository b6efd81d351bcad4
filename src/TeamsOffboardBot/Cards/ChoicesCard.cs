using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The form in which people decide what becomes of mail, files, licences and groups. Every choice says what it costs.</summary>
public static class ChoicesCard
{
    /// <summary>The plan has them all.</summary>
    private const int MostNotes = 5;

    public static AdaptiveCard Render(ChoicesModel model, WordList words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        var leaver = model.Snapshot.Account.Person;
        var card = Blocks.Card(
            words.Say(model.IsChange ? "Cards.Choices.ChangeTitle" : "Cards.Choices.Title", ("name", leaver.DisplayName)),
            [
                Blocks.PersonBlock(leaver),
                SnapshotBlocks.Facts(model.Snapshot, words),
                Problems(model, words),
                FormButtons.Why(model.IsChange, words),
                .. ProfileBlocks.All(model, words),
                .. Single(model, words),
                Differences(model, words),
                .. PlanBlocks.Consequences(model.Findings, words, MostNotes),
                model.IsChange ? null : Blocks.Text(words.Say("Cards.Choices.NextAcceptsAll")),
                .. model.IsChange
                    ? []
                    : Blocks.Folded(
                        "typing",
                        words.Say("Cards.Choices.AnswerByTyping"),
                        [
                            Blocks.Subtle(words.Say("Cards.Choices.Typing")),
                            Blocks.Subtle($"{words.Say("Cards.Choices.TypingMail")} · {words.Say("Cards.Choices.TypingNames")} · {words.Say("Cards.Choices.TypingFiles")}"),
                        ]),
            ]);
        return card.With(FormButtons.Of(model.IsChange, Verbs.Choose, model.Data, words, Shown(model)));
    }

    /// <summary>Who accepts the profile does not see them; who changes one sees all.</summary>
    private static IEnumerable<AdaptiveElement> Single(ChoicesModel model, WordList words)
    {
        IEnumerable<AdaptiveElement> choices =
        [
            .. Start(model, words),
            .. Mailbox(model, words),
            .. AutoReply(model, words),
            .. OneDrive(model, words),
            .. LicencesAndGroups(model, words),
            .. Reports(model, words),
            .. DeviceBlocks.Ask(model, words),
            .. Blocks.FoldedPart("account-end", words.Say("Cards.Choices.AccountEnd"), AccountEnd(model, words)),
        ];
        choices = [.. choices, Recount(model, words)];
        return model.IsChange ? choices : Blocks.FoldedPart("single-choices", words.Say("Cards.Choices.Open"), choices, model.IsOpen);
    }

    private static AdaptiveContainer? Differences(ChoicesModel model, WordList words) => model.Differences switch
    {
        null => null,
        [] => Blocks.Box(AdaptiveContainerStyle.Accent, Blocks.Text(words.Say("Cards.Choices.Same"))),
        var differences => Blocks.Box(
            AdaptiveContainerStyle.Accent,
            Blocks.Heading(words.Say("Cards.Choices.Different")),
            Blocks.Sentences([.. differences.Select(d => CardText.Plain(words.Say(d), 200))])),
    };

    private static AdaptiveActionSet Recount(ChoicesModel model, WordList words) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Actions = [Buttons.Press(words.Say("Cards.Button.Recount"), model.IsChange ? Verbs.RecountChange : Verbs.Recount, [.. model.Data, Shown(model)])],
    };

    private static (string Name, string Value) Shown(ChoicesModel model) => (Fields.StartShown, model.Form.Moment);

    private static AdaptiveContainer? Problems(ChoicesModel model, WordList words) => model.Problems.Count == 0 && model.Problem is null
        ? null
        : Blocks.Box(
            AdaptiveContainerStyle.Attention,
            [
                Blocks.Heading(words.Say("Cards.Choices.Problems")),
                model.Problem is null ? null : Blocks.Line(words.Say(model.Problem)),
                .. model.Problems.Select(p => Blocks.Line($"{words.Say($"Cards.Field.{p.Key}")}: {words.Say(p.Value)}")),
            ]);

    private static IEnumerable<AdaptiveElement> Start(ChoicesModel model, WordList words)
    {
        yield return Blocks.Part(words.Say("Cards.Choices.Start"));
        yield return Blocks.Subtle(words.Say(model.Snapshot.Account.IsSynced ? "Cards.Choices.WhenSynced" : "Cards.Choices.When"));
        yield return ChoiceSet(Fields.Start, model.Form.Start, model, words, ChoicesForm.AfterApproval, ChoicesForm.AtMoment);
        yield return Beside(
            new AdaptiveDateInput { Id = Fields.StartDate, Label = words.Say("Cards.Field.startDate"), Value = Written(model.Form.StartDate) },
            new AdaptiveTimeInput { Id = Fields.StartTime, Label = words.Say("Cards.Field.startTime"), Value = Written(model.Form.StartTime) });
        yield return new AdaptiveTextInput
        {
            Id = Fields.StartZone,
            Label = words.Say("Cards.Field.startZone"),
            Placeholder = words.Say("Cards.Field.startZone.Hint", ("example", TimeZones.Example)),
            MaxLength = 80,
            Value = CardText.Plain(model.Form.StartZone, 80),
        };
        if (StartBlocks.Shift(model.Start, words) is { } shift)
        {
            yield return shift;
        }
    }

    private static AdaptiveColumnSet Beside(params IEnumerable<AdaptiveElement> inputs) => new()
    {
        Columns = [.. inputs.Select(input => new AdaptiveColumn { Width = new AdaptiveWidth("stretch"), Items = [input] })],
    };

    private static string? Written(string text) => text.Length == 0 ? null : CardText.Plain(text, 40);

    private static IEnumerable<AdaptiveElement> Mailbox(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Mailbox(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Mail"));
        yield return ChoiceSet(Fields.Mailbox, model.Form.Mailbox, model, words, nameof(MailboxChoice.Share), nameof(MailboxChoice.Forward), nameof(MailboxChoice.Keep));
        yield return PersonInput(Fields.MailTo, model.Form.MailTo, model, words, isForSeveral: true);
        yield return Toggle(Fields.KeepCopy, model.Form.KeepCopy, words);
        yield return Toggle(Fields.Hide, model.Form.Hide, words);
        foreach (var element in Blocks.FoldedPart("more-mail", words.Say("Cards.Choices.MoreMail"), MoreMail(model, words)))
        {
            yield return element;
        }
    }

    private static IEnumerable<AdaptiveElement> AccountEnd(ChoicesModel model, WordList words) =>
    [
        Toggle(Fields.Deletion, model.Form.Deletion, words),
        Days(Fields.DeletionDays, model.Form.DeletionDays, words),
    ];

    private static AdaptiveTextInput Days(string field, string value, WordList words) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        Placeholder = words.Say($"Cards.Field.{field}.Hint"),
        MaxLength = 6,
        Value = Written(value),
    };

    private static IEnumerable<AdaptiveElement> MoreMail(ChoicesModel model, WordList words) =>
    [
        Days(Fields.ForwardDays, model.Form.ForwardDays, words),
        Toggle(Fields.InboxRules, model.Form.RemoveInboxRules, words),
        Toggle(Fields.Meetings, model.Form.CancelMeetings, words),
        Toggle(Fields.Hold, model.Form.Hold, words),
        Days(Fields.HoldDays, model.Form.HoldDays, words),
        .. Names(model, words),
    ];

    private static IEnumerable<AdaptiveElement> Names(ChoicesModel model, WordList words)
    {
        yield return new AdaptiveTextInput
        {
            Id = Fields.NamePrefix,
            Label = words.Say("Cards.Field.namePrefix"),
            Placeholder = words.Say("Cards.Field.namePrefix.Hint"),
            MaxLength = Choices.LongestPrefix,
            Value = Written(model.Form.NamePrefix),
        };
        if (ChoicesOffer.Aliases(model.Snapshot))
        {
            var aliases = ChoiceSet(Fields.Aliases, model.Form.Aliases, model, words, nameof(AliasChoice.Keep), nameof(AliasChoice.Remove), nameof(AliasChoice.Move));
            aliases.Label = words.Say("Cards.Field.aliases.Of", ("addresses", Blocks.Names([.. model.Snapshot.GivenAliases()], words, most: 2)));
            yield return aliases;
            yield return PersonInput(Fields.AliasesTo, model.Form.AliasesTo, model, words);
        }
    }

    private static IEnumerable<AdaptiveElement> AutoReply(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Mailbox(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.AutoReply"));
        yield return Toggle(Fields.AutoReply, model.Form.AutoReply, words);
        var texts = new AdaptiveElement[] { Days(Fields.AutoReplyDays, model.Form.AutoReplyDays, words), Reply(Fields.AutoReplyInternal, model.Form.AutoReplyInternal, words), Reply(Fields.AutoReplyExternal, model.Form.AutoReplyExternal, words) };
        foreach (var element in Blocks.FoldedPart("auto-reply-texts", words.Say("Cards.Choices.EditTexts"), texts))
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
        yield return ChoiceSet(Fields.OneDrive, model.Form.OneDrive, model, words, nameof(OneDriveChoice.GiveAccess), nameof(OneDriveChoice.LetRead), nameof(OneDriveChoice.Keep));
        yield return PersonInput(Fields.OneDriveOwner, model.Form.OneDriveOwner, model, words);
        yield return Days(Fields.OneDriveDays, model.Form.OneDriveDays, words);
        yield return ChoiceSet(Fields.CopyFiles, model.Form.CopyFiles, model, words, ChoicesForm.DoNotCopy, ChoicesForm.CopyToOwner, ChoicesForm.CopyToLibrary);
        yield return new AdaptiveTextInput
        {
            Id = Fields.CopyTo,
            Label = words.Say("Cards.Field.copyFilesTo"),
            Placeholder = words.Say("Cards.Field.copyFilesTo.Hint"),
            MaxLength = 400,
            Value = CardText.Plain(model.Form.CopyTo, 400),
        };
        yield return Toggle(Fields.StopSharing, model.Form.StopSharing, words);
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

        if (ChoicesOffer.GroupOwner(model.Snapshot))
        {
            yield return PersonInput(Fields.GroupOwner, model.Form.GroupOwner, model, words);
        }
    }

    private static IEnumerable<AdaptiveElement> Reports(ChoicesModel model, WordList words)
    {
        if (!ChoicesOffer.Reports(model.Snapshot))
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Reports"));
        var input = PersonInput(Fields.NewManager, model.Form.NewManager, model, words);
        input.Label = words.Say("Cards.Field.newManager", ("count", Blocks.Number(model.Snapshot.DirectReports.Value!.Count, words)));
        yield return input;
    }

    private static AdaptiveChoiceSetInput ChoiceSet(string field, string value, ChoicesModel model, WordList words, params string[] values) => new()
    {
        Id = field,
        Label = words.Say($"Cards.Field.{field}"),
        Style = AdaptiveChoiceInputStyle.Expanded,
        Wrap = true,
        IsRequired = true,
        ErrorMessage = words.Say($"Cards.Field.{field}.Missing"),
        Value = values.Contains(value, StringComparer.Ordinal) ? value : null,
        Choices = [.. values.Select(v => new AdaptiveChoice { Title = words.Say(TitleOf($"Cards.Choice.{field}.{v}", model, words), Dates(model)), Value = v })],
    };

    /// <summary>Where a OneDrive outlives its licence, no day is named on which it would be locked.</summary>
    private static string TitleOf(string key, ChoicesModel model, WordList words) =>
        model.Snapshot.UnlicensedOneDriveStays && words.Has($"{key}.Stays") ? $"{key}.Stays" : key;

    /// <summary>When Microsoft 365 would delete what is left behind.</summary>
    private static (string Name, string Value)[] Dates(ChoicesModel model) =>
    [
        ("deletedDate", Deadlines.After(model.Snapshot, model.Start?.At, Deadlines.MailboxDays)),
        ("readOnlyDate", Deadlines.After(model.Snapshot, model.Start?.At, Deadlines.OneDriveReadOnlyDays)),
        ("archivedDate", Deadlines.After(model.Snapshot, model.Start?.At, Deadlines.OneDriveArchivedDays)),
    ];

    private static AdaptiveInput PersonInput(string field, string value, ChoicesModel model, WordList words, bool isForSeveral = false)
    {
        Person?[] known = [.. model.Snapshot.Colleagues.Select(c => c.Person), model.Snapshot.Manager];
        return PersonFields.Colleague(field, value, isForSeveral, model.HasPicker, [.. known.OfType<Person>()], words);
    }

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
