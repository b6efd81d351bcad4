using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Turns a filled-in form into choices: people are looked up in the tenant, and each field that is wrong says why.</summary>
public sealed class ChoicesReader(ColleagueSearch colleagues, SnapshotReader snapshots)
{
    private const int LongestReply = 2000;

    public async Task<ChoicesReading> ReadAsync(ChoicesForm form, Snapshot snapshot, string profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(snapshot);
        var problems = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var mailbox = Choice(form.Mailbox, MailboxChoice.Keep, ChoicesOffer.Mailbox(snapshot), Fields.Mailbox, problems);
        var oneDrive = Choice(form.OneDrive, OneDriveChoice.Keep, ChoicesOffer.OneDrive(snapshot), Fields.OneDrive, problems);
        var leaver = snapshot.Account.Person;
        var mailTo = mailbox == MailboxChoice.Keep ? [] : await PeopleAsync(form.MailTo, leaver, Fields.MailTo, problems, cancellationToken);
        var owner = oneDrive == OneDriveChoice.Keep ? [] : await PeopleAsync(form.OneDriveOwner, leaver, Fields.OneDriveOwner, problems, cancellationToken);
        OnlyOne(mailbox == MailboxChoice.Forward ? mailTo : [], Fields.MailTo, problems);
        OnlyOne(owner, Fields.OneDriveOwner, problems);
        var autoReply = AutoReply(form, snapshot, problems);
        if (problems.Count > 0)
        {
            return new ChoicesReading(null, snapshot, problems);
        }

        var choices = new Choices
        {
            Profile = profile,
            Mailbox = mailbox,
            Delegates = mailbox == MailboxChoice.Share ? mailTo : [],
            ForwardTo = mailbox == MailboxChoice.Forward ? mailTo[0] : null,
            KeepCopyWhenForwarding = form.KeepCopy,
            HideFromAddressLists = form.Hide,
            AutoReply = autoReply,
            OneDrive = oneDrive,
            OneDriveOwner = owner.Count > 0 ? owner[0] : null,
            RemoveLicences = form.RemoveLicences,
            LeaveGroups = form.LeaveGroups,
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

    private async Task<List<UserId>> PeopleAsync(
        string entered, Person leaver, string field, Dictionary<string, Phrase> problems, CancellationToken cancellationToken)
    {
        var names = entered.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
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

    private static void OnlyOne(List<UserId> people, string field, Dictionary<string, Phrase> problems)
    {
        if (people.Count > 1)
        {
            problems.TryAdd(field, Phrase.Of("Chat.Choices.OnlyOne"));
        }
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

        return new AutoReplyText(form.AutoReplyInternal, form.AutoReplyExternal);
    }
}
