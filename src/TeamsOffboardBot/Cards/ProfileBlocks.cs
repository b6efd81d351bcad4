using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>What was chosen, in one or two sentences with names, and what else could be begun with.</summary>
internal static class ProfileBlocks
{
    /// <summary>The whole plan stands on the same card, and a message has its limit.</summary>
    private const int ShortLimit = 260;

    public static IEnumerable<AdaptiveElement> All(ChoicesModel model, WordList words)
    {
        if (model.Choices is not { } choices || model.Profiles.Count == 0)
        {
            yield break;
        }

        // The last choices that were complete are not those of a form with something wrong in it.
        if (model.Problems.Count == 0)
        {
            var title = model.Profiles.FirstOrDefault(p => p.Name == choices.Profile)?.Title ?? choices.Profile;
            yield return Blocks.Box(
                AdaptiveContainerStyle.Accent,
                Blocks.Heading(model.IsChanged ? words.Say("Cards.Profile.Changed", ("profile", title)) : title),
                Blocks.Line(Meaning(choices, model.Snapshot, model.Reader, words)),
                Blocks.Facts(StartBlocks.Facts(choices.Start, words)));
        }

        var others = model.Profiles.Where(p => p.Name != choices.Profile).ToList();
        if (others.Count > 0)
        {
            yield return Blocks.Subtle(words.Say("Cards.Profile.Others"));
            yield return new AdaptiveActionSet
            {
                Spacing = AdaptiveSpacing.Small,
                Actions = [.. others.Select(p => Buttons.PressWithoutInputs(CardText.Plain(p.Title, 60), Verbs.Profile, [.. model.Data, (Fields.Profile, p.Name)]))],
            };
        }
    }

    /// <summary>What an offboarding comes to, for whoever looks at it once; null for what is no offboarding.</summary>
    /// <param name="reader">Who is spoken to as "you"; null for nobody.</param>
    public static AdaptiveContainer? InShort(Choices choices, Snapshot snapshot, UserId? reader, WordList words) => choices.Kind == RequestKind.Offboarding
        ? Blocks.Box(AdaptiveContainerStyle.Accent, Blocks.Heading(words.Say("Cards.Plan.InShort")), Blocks.Line(CardText.Plain(Meaning(choices, snapshot, reader, words), ShortLimit)))
        : null;

    /// <summary>Made of the choices themselves, so that it is true also where a company has its own profiles.</summary>
    private static string Meaning(Choices choices, Snapshot snapshot, UserId? reader, WordList words)
    {
        string?[] parts =
        [
            ChoicesOffer.Mailbox(snapshot) ? words.Say($"Cards.Profile.Mail.{choices.Mailbox}", ("names", Names(MailTo(choices), snapshot, reader, words))) : null,
            ChoicesOffer.OneDrive(snapshot) ? words.Say($"Cards.Profile.Files.{choices.OneDrive}", ("names", Names(choices.OneDriveOwner is { } owner ? [owner] : [], snapshot, reader, words))) : null,
            ChoicesOffer.Licences(snapshot) ? words.Say($"Cards.Profile.Licences.{Licences(LicenceFates.Of(snapshot, choices))}") : null,
            ChoicesOffer.Groups(snapshot) && !choices.LeaveGroups ? words.Say("Cards.Profile.Groups.Kept") : null,
        ];
        var account = choices.Deletion switch
        {
            null => words.Say("Cards.Profile.Account.Stays"),
            { AfterDays: 0 } => words.Say("Cards.Profile.Account.DeletedAtOnce"),
            { AfterDays: var days } => words.Say("Cards.Profile.Account.DeletedLater", ("afterDays", days.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        };
        var what = string.Join(", ", parts.OfType<string>());
        string?[] sentences =
        [
            what.Length == 0 ? null : $"{char.ToUpper(what[0], words.Culture)}{what[1..]}.",
            account,
            choices.IsImmediate ? words.Say("Cards.Profile.Immediate") : null,
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    /// <summary>Of what was chosen, that which comes true: the mailbox may need the only one.</summary>
    private static string Licences(LicenceFates fates) => fates switch
    {
        { Going.Count: 0, Stays.Count: 0 } => "Kept",
        { Kept: not null } or { Gift.IsForNow: false } => "FreedButOne",
        _ => "Freed",
    };

    private static IReadOnlyList<UserId> MailTo(Choices choices) =>
        choices.Mailbox == MailboxChoice.Forward ? choices.ForwardTo is { } to ? [to] : [] : choices.Delegates;

    private static string Names(IReadOnlyList<UserId> people, Snapshot snapshot, UserId? reader, WordList words) =>
        Blocks.Names([.. people.Select(id => id == reader ? words.Say("Cards.Profile.You") : NameOf(id, snapshot))], words, most: 3);

    private static string NameOf(UserId id, Snapshot snapshot) =>
        snapshot.Colleagues.Select(c => c.Person).Append(snapshot.Manager).FirstOrDefault(p => p?.Id == id)?.DisplayName ?? id.Value;
}
