using System.Globalization;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Looks up one line of a list as if its person had been asked for alone: who it is, may this be asked, the facts, the choices, the plan.</summary>
public sealed class RowReading(PeopleSearch people, Preparation preparation, ChoicesReader choices, ProfileForms profiles, Planner planner, TimeProvider time)
{
    /// <summary>Where a line names a day and no time.</summary>
    private static readonly TimeOnly EndOfDay = new(17, 0);

    public async Task<(ListRow Row, ListDraft? Draft)> ReadAsync(LeaverList list, ListRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            return await LookAsync(list, row, cancellationToken);
        }
        catch (Microsoft365Fault fault)
        {
            return (Wrong(row, FaultSentences.Of(fault)) with { IsUnreadable = true }, null);
        }
    }

    public static ListRow Wrong(ListRow row, Phrase problem)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { State = ListRowState.Problem, Problem = problem };
    }

    private async Task<(ListRow Row, ListDraft? Draft)> LookAsync(LeaverList list, ListRow row, CancellationToken cancellationToken)
    {
        var (person, nobody) = await FindAsync(row.Entry.Person, cancellationToken);
        if (person is null)
        {
            return (Wrong(row, nobody!), null);
        }

        var words = new WordList(Languages.CultureOf(list.Language, locale: null), TimeZones.Find(list.TimeZone));
        var profile = row.Entry.Profile.Length == 0 ? profiles.Default : profiles.Named(row.Entry.Profile);
        if (profile is null)
        {
            return (Wrong(row, Phrase.Of("Many.Row.Profile", ("text", CardText.Plain(row.Entry.Profile, 60)), ("profiles", ManyCard.Titles(profiles.Offered(words))))), null);
        }

        return await preparation.PrepareAsync(list.Owner, person.Id, profile, words, cancellationToken) switch
        {
            Prepared.Refused refused => (Wrong(row, refused.Why), null),
            Prepared.Unreadable unreadable => (Wrong(row, unreadable.Why) with { IsUnreadable = true }, null),
            Prepared.Ready ready => await ChooseAsync(list, row with { Leaver = ready.Snapshot.Account.Person }, ready, cancellationToken),
            var other => throw new InvalidOperationException($"No preparation ends as {other.GetType().Name}."),
        };
    }

    private async Task<(ListRow Row, ListDraft? Draft)> ChooseAsync(LeaverList list, ListRow row, Prepared.Ready ready, CancellationToken cancellationToken)
    {
        var (form, unread) = Fill(ready.Form!, row.Entry, list);
        if (unread is not null)
        {
            return (Wrong(row, unread), null);
        }

        var read = await choices.ReadAsync(form, ready.Snapshot, ready.Choices, cancellationToken);
        if (read.Choices is not { } chosen)
        {
            return (Wrong(row, read.Problems.First().Value), null);
        }

        var plan = planner.Make(read.Snapshot, chosen);
        var blocker = plan.Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Blocker);
        var planned = row with { Plan = ListPlan.Of(read.Snapshot, chosen, plan), State = ListRowState.Ready };
        return blocker is null ? (planned, new ListDraft(read.Snapshot, chosen)) : (Wrong(planned, blocker.Text), null);
    }

    /// <summary>Exactly one, by the whole name or address: nobody looks at each of 500 lines, and somebody else must not leave for "Ann".</summary>
    private async Task<(Person? Person, Phrase? Problem)> FindAsync(string text, CancellationToken cancellationToken)
    {
        var found = (await people.FindOneAsync(text, cancellationToken)).Matches;
        var exact = found.Where(f => IsExact(f.Person, text)).ToList();
        var living = exact.Where(c => c is { IsDeleted: false, IsGuest: false }).ToList();
        var near = found.Where(c => c is { IsDeleted: false, IsGuest: false }).ToList();
        var name = ("name", CardText.Plain(text, 80));
        return (living, exact) switch
        {
            ([var one], _) => (one.Person, null),
            ([_, ..], _) => (null, Phrase.Of("Many.Row.Several", name, Addresses(living))),
            (_, [{ DeletedAt: { } at } deleted, ..]) =>
                (null, Phrase.Of("Chat.Who.Deleted", ("name", deleted.Person.DisplayName), ("deletedDate", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))),
            (_, [{ IsGuest: true } guest, ..]) => (null, Phrase.Of("Chat.Who.Guest", ("name", guest.Person.DisplayName))),
            _ when near.Count > 0 => (null, Phrase.Of("Many.Row.Nearly", name, Addresses(near))),
            _ => (null, Phrase.Of("Many.Row.Unknown", name)),
        };
    }

    private static (string Name, string Value) Addresses(IEnumerable<PersonFound> found) => ("people", string.Join(", ", found.Take(4).Select(c => c.Person.UserPrincipalName)));

    private static bool IsExact(Person person, string text) =>
        new[] { person.DisplayName, person.UserPrincipalName, person.Mail, person.Id.Value }.Any(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));

    private (ChoicesForm Form, Phrase? Problem) Fill(ChoicesForm form, ListEntry entry, LeaverList list)
    {
        var filled = form;
        if (entry.Mail.Length > 0)
        {
            filled = filled with { Mailbox = nameof(MailboxChoice.Share), MailTo = entry.Mail };
        }

        if (entry.Files.Length > 0)
        {
            filled = filled with { OneDrive = nameof(OneDriveChoice.GiveAccess), OneDriveOwner = entry.Files };
        }

        return entry.Day.Length == 0 && entry.Time.Length == 0 ? (filled, null) : When(filled, entry, list);
    }

    private (ChoicesForm Form, Phrase? Problem) When(ChoicesForm form, ListEntry entry, LeaverList list)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZones.Find(list.TimeZone) ?? TimeZoneInfo.Utc).DateTime;
        if (entry.Day.Length == 0)
        {
            return (form, Phrase.Of("Many.Row.TimeWithoutDay", ("text", CardText.Plain(entry.Time, 40))));
        }

        return SpokenMoment.Read($"{entry.Day} {entry.Time}".Trim(), now) is ({ } moment, "") && (moment.IsNow || moment.Day is not null)
            ? ((moment with { Time = moment.Time ?? EndOfDay }).Apply(form), null)
            : (form, Phrase.Of("Many.Row.Day", ("text", CardText.Plain($"{entry.Day} {entry.Time}", 60))));
    }
}
