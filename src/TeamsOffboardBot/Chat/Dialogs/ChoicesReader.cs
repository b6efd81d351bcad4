using System.Globalization;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Turns a filled-in form into choices: people are looked up in the tenant, and each field that is wrong says why.</summary>
public sealed class ChoicesReader(StartReader starts, ColleagueSearch colleagues, CopyReader copies, SnapshotReader snapshots)
{
    private const int LongestReply = 2000;

    /// <param name="before">What the form was filled from: it keeps what no field asks for.</param>
    public async Task<ChoicesReading> ReadAsync(ChoicesForm form, Snapshot snapshot, Choices before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(before);
        var problems = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var start = starts.Read(form, problems);
        var mailbox = Choice(form.Mailbox, MailboxChoice.Keep, ChoicesOffer.Mailbox(snapshot), Fields.Mailbox, problems);
        var oneDrive = Choice(form.OneDrive, OneDriveChoice.Keep, ChoicesOffer.OneDrive(snapshot), Fields.OneDrive, problems);
        var mailTo = mailbox == MailboxChoice.Keep ? [] : await PeopleAsync(form.MailTo, snapshot.Account.Person, Fields.MailTo, problems, cancellationToken);
        var copy = await copies.ReadAsync(form, snapshot, problems, cancellationToken);
        var owner = await OneAsync(form.OneDriveOwner, oneDrive != OneDriveChoice.Keep || copy is { Into: null }, snapshot.Account.Person, Fields.OneDriveOwner, problems, cancellationToken);
        OnlyOne(mailbox == MailboxChoice.Forward ? mailTo : [], Fields.MailTo, problems);
        var groupOwner = await OneAsync(form.GroupOwner, form.GroupOwner.Length > 0 && ChoicesOffer.GroupOwner(snapshot), snapshot.Account.Person, Fields.GroupOwner, problems, cancellationToken);
        var manager = await OneAsync(form.NewManager, form.NewManager.Length > 0 && ChoicesOffer.Reports(snapshot), snapshot.Account.Person, Fields.NewManager, problems, cancellationToken);
        var (prefix, aliases, aliasesTo) = await NamesAsync(form, snapshot, problems, cancellationToken);
        var autoReply = AutoReply(form, snapshot, problems);
        var hold = Hold(form, snapshot, problems);
        var deletion = Deletion(form, problems);
        var forwardDays = mailbox == MailboxChoice.Forward ? Days(form.ForwardDays, Fields.ForwardDays, 1, AutoReplyText.MostDays, problems) : null;
        var oneDriveDays = oneDrive == OneDriveChoice.LetRead ? Days(form.OneDriveDays, Fields.OneDriveDays, 1, AutoReplyText.MostDays, problems) : null;
        if (problems.Count > 0)
        {
            // Whom the form names so far stays known: it is drawn again.
            UserId[] named = [.. snapshot.Colleagues.Select(c => c.Person.Id), .. mailTo, .. new[] { owner, groupOwner, manager, aliasesTo }.OfType<UserId>()];
            return new ChoicesReading(null, await snapshots.WithColleaguesAsync(snapshot, named, cancellationToken), problems);
        }

        var choices = new Choices
        {
            Profile = before.Profile,
            IsImmediate = before.IsImmediate,
            Start = start,
            Mailbox = mailbox,
            Delegates = mailbox == MailboxChoice.Share ? mailTo : [],
            ForwardTo = mailbox == MailboxChoice.Forward ? mailTo[0] : null,
            ForwardDays = forwardDays,
            KeepCopyWhenForwarding = form.KeepCopy,
            HideFromAddressLists = form.Hide,
            NamePrefix = prefix,
            Aliases = aliases,
            AliasesTo = aliasesTo,
            AutoReply = autoReply,
            Hold = hold,
            Deletion = deletion,
            GroupOwner = groupOwner,
            RemoveInboxRules = form.RemoveInboxRules && ChoicesOffer.Mailbox(snapshot),
            CancelMeetings = form.CancelMeetings && ChoicesOffer.Mailbox(snapshot),
            OneDrive = oneDrive,
            OneDriveDays = oneDriveDays,
            OneDriveOwner = owner,
            OneDriveCopy = copy,
            StopOneDriveSharing = form.StopSharing && ChoicesOffer.OneDrive(snapshot),
            RemoveLicences = form.RemoveLicences,
            LeaveGroups = form.LeaveGroups,
            NewManager = manager,
            Devices = Devices(form, snapshot),
        };
        return new ChoicesReading(choices, await snapshots.WithColleaguesAsync(snapshot, choices.Named(), cancellationToken), problems);
    }

    /// <summary>What a leaver does not have is not asked for and stays as it is.</summary>
    private static T Choice<T>(string entered, T keep, bool isOffered, string field, Dictionary<string, Phrase> problems)
        where T : struct, Enum
    {
        if (!isOffered)
        {
            return keep;
        }

        if (Enum.GetNames<T>().Contains(entered, StringComparer.Ordinal))
        {
            return Enum.Parse<T>(entered);
        }

        problems[field] = Phrase.Of($"Cards.Field.{field}.Missing");
        return keep;
    }

    /// <summary>Only of devices that are there, only what can become of them, and only what is not done anyway.</summary>
    private static List<DeviceChoice> Devices(ChoicesForm form, Snapshot snapshot) =>
    [
        .. ChoicesOffer.Devices(snapshot)
            .Where(d => Enum.TryParse<DeviceFate>(form.Devices.GetValueOrDefault(d.Id), out var fate) && d.Fates.Skip(1).Contains(fate))
            .Select(d => new DeviceChoice(d.Id, Enum.Parse<DeviceFate>(form.Devices[d.Id]))),
    ];

    private async Task<List<UserId>> PeopleAsync(
        string entered, Person leaver, string field, Dictionary<string, Phrase> problems, CancellationToken cancellationToken)
    {
        var names = PersonFields.Names(entered);
        if (names.Count == 0)
        {
            problems[field] = Phrase.Of("Chat.Choices.Nobody");
        }

        var people = new List<UserId>();
        foreach (var name in names)
        {
            var (person, problem) = await colleagues.FindAsync(name, leaver, cancellationToken);
            if (problem is not null)
            {
                problems[field] = problem;
            }
            else if (person is { } id && !people.Contains(id))
            {
                people.Add(id);
            }
        }

        return people;
    }

    private async Task<UserId?> OneAsync(
        string entered, bool isAsked, Person leaver, string field, Dictionary<string, Phrase> problems, CancellationToken cancellationToken)
    {
        var people = isAsked ? await PeopleAsync(entered, leaver, field, problems, cancellationToken) : [];
        OnlyOne(people, field, problems);
        return people.Count > 0 ? people[0] : null;
    }

    private async Task<(string? Prefix, AliasChoice Aliases, UserId? AliasesTo)> NamesAsync(
        ChoicesForm form, Snapshot snapshot, Dictionary<string, Phrase> problems, CancellationToken cancellationToken)
    {
        var aliases = Choice(form.Aliases, AliasChoice.Keep, ChoicesOffer.Aliases(snapshot), Fields.Aliases, problems);
        var to = await OneAsync(form.AliasesTo, aliases == AliasChoice.Move, snapshot.Account.Person, Fields.AliasesTo, problems, cancellationToken);
        return (Prefix(form, snapshot, problems), aliases, to);
    }

    private static string? Prefix(ChoicesForm form, Snapshot snapshot, Dictionary<string, Phrase> problems)
    {
        if (form.NamePrefix.Length > Choices.LongestPrefix)
        {
            problems[Fields.NamePrefix] = Phrase.Of("Cards.Field.namePrefix.Wrong", ("most", Choices.LongestPrefix.ToString(CultureInfo.InvariantCulture)));
        }

        return form.NamePrefix.Length > 0 && ChoicesOffer.Mailbox(snapshot) ? form.NamePrefix : null;
    }

    private static void OnlyOne(List<UserId> people, string field, Dictionary<string, Phrase> problems)
    {
        if (people.Count > 1)
        {
            problems.TryAdd(field, Phrase.Of("Chat.Choices.OnlyOne"));
        }
    }

    private static LitigationHold? Hold(ChoicesForm form, Snapshot snapshot, Dictionary<string, Phrase> problems) =>
        form.Hold && ChoicesOffer.Mailbox(snapshot)
            ? new LitigationHold(Days(form.HoldDays, Fields.HoldDays, 1, LitigationHold.MostDays, problems))
            : null;

    private static AccountDeletion? Deletion(ChoicesForm form, Dictionary<string, Phrase> problems) =>
        form.Deletion ? new AccountDeletion(Days(form.DeletionDays, Fields.DeletionDays, 0, AccountDeletion.MostDays, problems) ?? 0) : null;

    /// <summary>Null when nothing was entered, or no number that fits.</summary>
    private static int? Days(string entered, string field, int least, int most, Dictionary<string, Phrase> problems)
    {
        if (entered.Length == 0)
        {
            return null;
        }

        if (int.TryParse(entered, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= most)
        {
            return days;
        }

        problems[field] = Phrase.Of($"Cards.Field.{field}.Wrong", ("most", most.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    private static AutoReplyText? AutoReply(ChoicesForm form, Snapshot snapshot, Dictionary<string, Phrase> problems)
    {
        if (!form.AutoReply || !ChoicesOffer.Mailbox(snapshot))
        {
            return null;
        }

        foreach (var (field, text) in new[] { (Fields.AutoReplyInternal, form.AutoReplyInternal), (Fields.AutoReplyExternal, form.AutoReplyExternal) })
        {
            if (text.Length is 0 or > LongestReply)
            {
                problems[field] = Phrase.Of(text.Length == 0 ? "Chat.Choices.NoText" : "Chat.Choices.TextTooLong");
            }
        }

        return new AutoReplyText(form.AutoReplyInternal, form.AutoReplyExternal) { Days = Days(form.AutoReplyDays, Fields.AutoReplyDays, 1, AutoReplyText.MostDays, problems) };
    }
}
