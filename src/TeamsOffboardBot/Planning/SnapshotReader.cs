using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Reads the facts about a leaver. All are asked for at the same moment, so that the clients send them in few requests. A
/// fact that a service refuses is unknown, with the reason; only the account itself must be readable.
/// </summary>
public sealed class SnapshotReader(Tenant tenant, StandingReader standing)
{
    /// <summary>Null when there is no such account.</summary>
    public async Task<Snapshot?> ReadAsync(UserId leaver, IEnumerable<UserId> colleagues, CancellationToken cancellationToken)
    {
        var account = tenant.Users.GetAsync(leaver.Value, cancellationToken);
        var manager = FactReader.OrNullAsync(tenant.Users.ManagerAsync(leaver.Value, cancellationToken));
        var skus = SkusAsync(cancellationToken);
        var named = ColleaguesAsync(colleagues, skus, cancellationToken);
        var reports = Read("DirectReports", () => AccountReader.DirectReportsAsync(tenant, leaver, cancellationToken));
        var groups = Read("Groups", () => GroupReader.GroupsAsync(tenant, leaver, cancellationToken));
        var roles = Read("DirectoryRoles", () => RoleReader.RolesAsync(tenant, leaver, cancellationToken));
        var mailbox = FactReader.ReadAsync("Mailbox", () => MailboxFactsReader.MailboxAsync(tenant, leaver, cancellationToken));
        var oneDrive = FactReader.ReadAsync("OneDrive", () => OneDriveAsync(leaver, cancellationToken));
        var numbers = NumbersAsync(leaver, cancellationToken);
        var devices = Read("Devices", () => DeviceReader.DevicesAsync(tenant, leaver, cancellationToken));
        var isLastApprover = standing.IsLastApproverAsync(leaver, cancellationToken);
        var isLastAdministrator = standing.IsLastGlobalAdministratorAsync(leaver, cancellationToken);
        await Task.WhenAll(account, manager, skus, named, reports, groups, roles, mailbox, oneDrive, numbers, devices, isLastApprover, isLastAdministrator);
        if (await account is not { } user)
        {
            return null;
        }

        return new Snapshot
        {
            TakenAt = tenant.Clock.UtcNow,
            Account = AccountReader.Account(user),
            Manager = await manager is { } m ? AccountReader.Person(m) : null,
            DirectReports = await reports,
            Groups = await groups,
            DirectoryRoles = await roles,
            Licences = Licences(user, await skus),
            Mailbox = await mailbox,
            OneDrive = await oneDrive,
            PhoneNumbers = await numbers,
            Devices = await devices,
            IsProtected = standing.IsProtected(AccountReader.Person(user)),
            IsLastApprover = await isLastApprover,
            IsLastGlobalAdministrator = await isLastAdministrator,
            Colleagues = await named,
        };
    }

    /// <summary>The same snapshot with these people as they are now; nothing about the leaver is read again.</summary>
    public async Task<Snapshot> WithColleaguesAsync(Snapshot snapshot, IEnumerable<UserId> colleagues, CancellationToken cancellationToken) =>
        snapshot with { Colleagues = await ColleaguesAsync(colleagues, SkusAsync(cancellationToken), cancellationToken) };

    private static Task<Fact<IReadOnlyList<T>>> Read<T>(string fact, Func<Task<IReadOnlyList<T>>> read) =>
        FactReader.ReadAsync<IReadOnlyList<T>>(fact, async () => await read());

    private static Fact<IReadOnlyList<LicenceAssignment>> Licences(GraphUser user, Fact<IReadOnlyList<SubscribedSku>> skus) =>
        skus.Exists(out var known) ? Fact.Of(LicenceReader.Licences(user, known)) : Fact.Unknown<IReadOnlyList<LicenceAssignment>>(skus.Unknown!);

    /// <summary>What the tenant has bought names and explains what a user has; without it licences are unknown.</summary>
    private Task<Fact<IReadOnlyList<SubscribedSku>>> SkusAsync(CancellationToken cancellationToken) =>
        Read("Licences", () => tenant.Licences.SubscribedSkusAsync(cancellationToken));

    private async Task<IReadOnlyList<Colleague>> ColleaguesAsync(
        IEnumerable<UserId> ids, Task<Fact<IReadOnlyList<SubscribedSku>>> skus, CancellationToken cancellationToken)
    {
        var reads = ids.Distinct().Select(id => FactReader.OrNullAsync(tenant.Users.GetAsync(id.Value, cancellationToken))).ToList();
        var users = await Task.WhenAll(reads);
        var known = (await skus).Value;
        return [.. users.OfType<GraphUser>().Select(u => LicenceReader.Colleague(u, known))];
    }

    private async Task<OneDrive?> OneDriveAsync(UserId leaver, CancellationToken cancellationToken) =>
        await tenant.Drives.OfUserAsync(leaver.Value, cancellationToken) is { } drive
            ? new OneDrive
            {
                // The library is one level below the site.
                SiteUrl = (drive.SiteUrl ?? new Uri(drive.WebUrl.AbsoluteUri[..drive.WebUrl.AbsoluteUri.TrimEnd('/').LastIndexOf('/')])).AbsoluteUri,
                WebUrl = drive.WebUrl.AbsoluteUri,
                UsedBytes = drive.Quota?.Used,
            }
            : null;

    private async Task<Fact<IReadOnlyList<string>>> NumbersAsync(UserId leaver, CancellationToken cancellationToken)
    {
        var numbers = await FactReader.ReadAsync<IReadOnlyList<string>>(
            "PhoneNumbers",
            async () => (await tenant.Organization.NumbersOfAsync(leaver.Value, cancellationToken))?.Select(n => n.TelephoneNumber).ToList());
        return numbers is { IsKnown: true, Value: null } ? Fact.Unknown<IReadOnlyList<string>>(Phrase.Of("Rules.Unknown.PhoneNumbers.Cloud")) : numbers;
    }
}
