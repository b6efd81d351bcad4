using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Others' mailboxes that the leaver can use, without reading the whole tenant: who lets them send is asked for by person, and Full Access and
/// calendars are looked for where they are to be expected. Those are the manager's, the direct reports', the ones found by sending, and a number of
/// shared mailboxes (no calendars). What it costs: <c>Steps/README.md</c>.
/// </summary>
public sealed class OthersReader(Tenant tenant, IOptions<AccessOptions> access)
{
    /// <summary>Of somebody with more reports the first are looked into.</summary>
    private const int MostPeople = 25;

    public async Task<OthersMailboxes?> ReadAsync(
        UserId leaver, Task<GraphUser?> manager, Task<Fact<IReadOnlyList<Person>>> reports, CancellationToken cancellationToken)
    {
        var most = access.Value.SharedMailboxesLookedInto;
        var own = tenant.Mailboxes.GetAsync(leaver.Value, cancellationToken);
        var sending = tenant.Reach.SendAsAsync(leaver.Value, cancellationToken);
        var shared = most == 0 ? Task.FromResult<IReadOnlyList<ExchangeMailbox>>([]) : tenant.Reach.SharedAsync(most + 1, cancellationToken);
        await Task.WhenAll(own, sending, shared, manager, reports);
        var onBehalf = (await own)?.DistinguishedName is { } name ? tenant.Reach.OnBehalfAsync(name, cancellationToken) : Task.FromResult<IReadOnlyList<ExchangeMailbox>>([]);
        var senders = Task.WhenAll((await sending).Select(s => SenderAsync(s, cancellationToken)));
        await Task.WhenAll(onBehalf, senders);
        var others = new Dictionary<string, OthersMailbox>(StringComparer.OrdinalIgnoreCase);
        foreach (var mailbox in await senders)
        {
            others[mailbox.Id] = mailbox with { SendAs = true };
        }

        foreach (var mailbox in (await onBehalf).Select(Other))
        {
            others[mailbox.Id] = (others.GetValueOrDefault(mailbox.Id) ?? mailbox) with { SendOnBehalf = true, IsSynced = mailbox.IsSynced };
        }

        var circle = Circle(await manager, (await reports).Value ?? []);
        var looked = (await shared).Take(most).Select(Other).Concat(circle)
            .Select(o => others.GetValueOrDefault(o.Id) ?? o).UnionBy(others.Values, o => o.Id, StringComparer.OrdinalIgnoreCase)
            .Where(o => !o.Id.Equals(leaver.Value, StringComparison.OrdinalIgnoreCase)).DistinctBy(o => o.Id, StringComparer.OrdinalIgnoreCase).ToList();
        var people = circle.Select(c => c.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var opened = await Task.WhenAll(looked.Select(o => OpenedAsync(o, leaver, withCalendar: people.Contains(o.Id) || o.SendOnBehalf, cancellationToken)));
        return new OthersMailboxes
        {
            Found = [.. opened.Where(o => o is { CanBeLeft: true } or { SendOnBehalf: true }).OrderBy(o => o.Id, StringComparer.Ordinal)],
            LookedInto = looked.Count,
            LeavesSharedOut = (await shared).Count > most,
        };
    }

    private static List<OthersMailbox> Circle(GraphUser? manager, IReadOnlyList<Person> reports) =>
        [.. reports.Take(MostPeople).Concat(manager is null ? [] : [AccountReader.Person(manager)]).Select(p => new OthersMailbox(p.Id.Value, p.DisplayName))];

    private static OthersMailbox Other(ExchangeMailbox mailbox) =>
        new(mailbox.ExternalDirectoryObjectId ?? mailbox.PrimarySmtpAddress ?? mailbox.DisplayName, mailbox.DisplayName) { IsSynced = mailbox.IsSynced };

    /// <summary>By the id that all other answers name it by.</summary>
    private async Task<OthersMailbox> SenderAsync(string identity, CancellationToken cancellationToken) =>
        await tenant.Reach.RecipientAsync(identity, cancellationToken) is { } recipient ? Other(recipient) : new(identity, identity);

    private async Task<OthersMailbox> OpenedAsync(OthersMailbox other, UserId leaver, bool withCalendar, CancellationToken cancellationToken)
    {
        var opens = tenant.Reach.HasFullAccessAsync(other.Id, leaver.Value, cancellationToken);
        var calendar = withCalendar ? tenant.Folders.CalendarAccessAsync(other.Id, leaver.Value, cancellationToken) : Task.FromResult<FolderAccess?>(null);
        await Task.WhenAll(opens, calendar);
        return other with
        {
            FullAccess = await opens,
            Calendar = await calendar is { } c ? new OpenFolder(c.Folder, c.User, c.Rights, c.Flags) : null,
        };
    }
}
