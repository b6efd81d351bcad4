using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Reads the facts about a leaver. They are asked for in two moments, each as large as one batch may be together with a lock-out that
/// goes out beside it. A fact that a service refuses is unknown, with the reason; only the account itself must be readable.
/// </summary>
public sealed class SnapshotReader(Tenant tenant, StandingReader standing, OthersReader othersMailboxes, OneDriveKeeping keeping)
{
    /// <summary>Null when there is no such account.</summary>
    public async Task<Snapshot?> ReadAsync(UserId leaver, IEnumerable<UserId> colleagues, CancellationToken cancellationToken)
    {
        var account = tenant.Users.GetAsync(leaver.Value, cancellationToken);
        var manager = FactReader.OrNullAsync(tenant.Users.ManagerAsync(leaver.Value, cancellationToken));
        var skus = SkusAsync(cancellationToken);
        var named = ColleaguesAsync(colleagues, skus, cancellationToken);
        var reports = Read("DirectReports", () => AccountReader.DirectReportsAsync(tenant, leaver, cancellationToken));
        var lists = Read("OwnedLists", () => tenant.DistributionGroups.ManagedByAsync(leaver.Value, cancellationToken));
        var memberships = tenant.Users.MembershipsAsync(leaver.Value, cancellationToken);
        var groups = Read("Groups", () => GroupReader.GroupsAsync(tenant, leaver, memberships, lists, cancellationToken));
        var channels = FactReader.ReadAsync("Channels", () => ChannelReader.JoinedAsync(tenant, leaver, memberships, cancellationToken));
        var roles = Read("DirectoryRoles", () => RoleReader.RolesAsync(tenant, leaver, cancellationToken));
        var mailbox = FactReader.ReadAsync("Mailbox", () => MailboxFactsReader.MailboxAsync(tenant, leaver, cancellationToken));
        var others = FactReader.ReadAsync("OthersMailboxes", () => othersMailboxes.ReadAsync(leaver, manager, reports, cancellationToken));
        var oneDrive = AfterAsync(account, () => FactReader.ReadAsync("OneDrive", () => OneDriveAsync(leaver, cancellationToken)));
        var numbers = AfterAsync(account, () => NumbersAsync(leaver, cancellationToken));
        var devices = DeviceReader.DevicesAsync(tenant, leaver, cancellationToken);
        var methods = AfterAsync(account, () => Read("SignInMethods", () => MethodsAsync(leaver, cancellationToken)));
        var apps = AfterAsync(account, () => FactReader.ReadAsync("Apps", () => AppReader.AppsAsync(tenant, leaver, cancellationToken)));
        var isLastApprover = standing.IsLastApproverAsync(leaver, cancellationToken);
        var isLastAdministrator = AfterAsync(account, () => standing.IsLastGlobalAdministratorAsync(leaver, cancellationToken));
        await Task.WhenAll(account, manager, skus, named, reports, groups, channels, roles, mailbox, others, oneDrive, numbers, devices, methods, apps, isLastApprover, isLastAdministrator);
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
            OwnedChannels = Alone(await channels),
            JoinedChannels = (await channels).Value,
            OwnedListsUnknown = (await lists).Unknown,
            DirectoryRoles = RoleReader.Names(await roles),
            HeldRoles = (await roles).Value ?? [],
            Licences = Licences(user, await skus),
            LicenceOffers = LicenceReader.Offers((await skus).Value ?? []),
            FreeSeats = LicenceReader.FreeSeats((await skus).Value ?? []),
            Mailbox = await mailbox,
            OthersMailboxes = await others,
            OneDrive = await oneDrive,
            UnlicensedOneDriveStays = keeping.Stay((await skus).Value ?? []),
            PhoneNumbers = await numbers,
            Devices = (await devices).Names(),
            MailDevices = (await devices).Mail,
            ManagedDevices = (await devices).ManagedComputers(),
            RegisteredDevices = (await devices).RegisteredComputers(),
            SignInMethods = await methods,
            Apps = await apps,
            IsProtected = standing.IsProtected(AccountReader.Person(user)),
            IsLastApprover = await isLastApprover,
            IsLastGlobalAdministrator = await isLastAdministrator == true,
            GlobalAdministratorsAreUnknown = await isLastAdministrator is null,
            Colleagues = await named,
        };
    }

    /// <summary>Whether the address of somebody who is gone is another account's now.</summary>
    public async Task<bool> IsReplacedAsync(Person gone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gone);
        return await tenant.Users.GetByUserPrincipalNameAsync(gone.UserPrincipalName, cancellationToken) is { } other && new UserId(other.Id) != gone.Id;
    }

    /// <summary>The same snapshot with these people as they are now; nothing about the leaver is read again.</summary>
    public async Task<Snapshot> WithColleaguesAsync(Snapshot snapshot, IEnumerable<UserId> colleagues, CancellationToken cancellationToken) =>
        snapshot with { Colleagues = await ColleaguesAsync(colleagues, SkusAsync(cancellationToken), cancellationToken) };

    /// <summary>In the second moment, whatever came of the first.</summary>
    private static async Task<T> AfterAsync<T>(Task first, Func<Task<T>> read)
    {
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await read();
    }

    private static Task<Fact<IReadOnlyList<T>>> Read<T>(string fact, Func<Task<IReadOnlyList<T>>> read) =>
        FactReader.ReadAsync<IReadOnlyList<T>>(fact, async () => await read());

    private static Fact<IReadOnlyList<LicenceAssignment>> Licences(GraphUser user, Fact<IReadOnlyList<SubscribedSku>> skus) =>
        skus.Exists(out var known) ? Fact.Of(LicenceReader.Licences(user, known)) : Fact.Unknown<IReadOnlyList<LicenceAssignment>>(skus.Unknown!);

    private static Fact<IReadOnlyList<TeamChannel>> Alone(Fact<IReadOnlyList<JoinedChannel>> channels) => channels.Exists(out var known)
        ? Fact.Of<IReadOnlyList<TeamChannel>>([.. known.Where(c => c.IsOnlyOwner).Select(c => c.Channel)])
        : Fact.Unknown<IReadOnlyList<TeamChannel>>(channels.Unknown!);

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

    private async Task<IReadOnlyList<string>> MethodsAsync(UserId leaver, CancellationToken cancellationToken) =>
        [.. (await tenant.SignInMethods.BesidesPasswordAsync(leaver.Value, cancellationToken)).Select(m => m.Kind).Order(StringComparer.Ordinal)];

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
