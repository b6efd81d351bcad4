using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Reads the facts about a leaver. Graph is asked in two moments, each as large as one batch may be together with a lock-out that goes out beside it: at once, and when
/// the account and what Exchange knows of the leaver alone are there, for some questions come from it and all else at Exchange takes longer anyway. A fact that a service refuses is unknown, with the reason; only the account itself must be readable.
/// </summary>
public sealed class SnapshotReader(Tenant tenant, StandingReader standing, OthersReader othersMailboxes, OneDriveKeeping keeping)
{
    /// <summary>What people gave each other in Outlook is looked for once in so long: it is one call for each mailbox and each folder.</summary>
    private static readonly TimeSpan RightsAreYoung = TimeSpan.FromHours(1);

    /// <param name="earlier">What was read of the leaver before, if anything was: what is many calls and was read of late is taken from it.</param>
    /// <returns>Null when there is no such account.</returns>
    public async Task<Snapshot?> ReadAsync(UserId leaver, IEnumerable<UserId> colleagues, CancellationToken cancellationToken, Snapshot? earlier = null)
    {
        var young = IfYoung(earlier);
        var account = tenant.Users.GetAsync(leaver.Value, cancellationToken);
        var manager = FactReader.OrNullAsync(tenant.Users.ManagerAsync(leaver.Value, cancellationToken));
        var skus = SkusAsync(cancellationToken);
        var named = ColleaguesAsync(colleagues, skus, cancellationToken);
        var reports = Read("DirectReports", () => AccountReader.DirectReportsAsync(tenant, leaver, cancellationToken));
        var folders = MailboxFactsReader.FoldersAsync(tenant, leaver, young?.Mailbox.Value, cancellationToken);
        var (lists, mailbox, devices) = Own(leaver, folders, isOneBatch: young is null, cancellationToken);
        var second = Task.WhenAll(account, young is null ? lists : Task.CompletedTask);
        var memberships = tenant.Users.MembershipsAsync(leaver.Value, cancellationToken);
        var groups = Read("Groups", () => GroupReader.GroupsAsync(tenant, leaver, memberships, lists, cancellationToken));
        var channels = AfterAsync(second, () => FactReader.ReadAsync("Channels", () => ChannelReader.JoinedAsync(tenant, leaver, memberships, cancellationToken)));
        var roles = Read("DirectoryRoles", () => RoleReader.RolesAsync(tenant, leaver, cancellationToken));
        var others = OthersAsync(young, () => othersMailboxes.ReadAsync(leaver, manager, reports, cancellationToken));
        var oneDrive = AfterAsync(second, () => FactReader.ReadAsync("OneDrive", () => OneDriveAsync(leaver, cancellationToken)));
        var numbers = AfterAsync(second, () => NumbersAsync(leaver, cancellationToken));
        var methods = AfterAsync(second, () => Read("SignInMethods", () => MethodsAsync(leaver, cancellationToken)));
        var apps = AfterAsync(second, () => FactReader.ReadAsync("Apps", () => AppReader.AppsAsync(tenant, leaver, cancellationToken)));
        var within = tenant.Users.TransitiveGroupIdsAsync(leaver.Value, cancellationToken);
        var isLastApprover = standing.IsLastApproverAsync(leaver, within, cancellationToken);
        var isLastAdministrator = AfterAsync(second, () => standing.IsLastGlobalAdministratorAsync(leaver, within, cancellationToken));
        await Task.WhenAll(account, manager, skus, named, reports, groups, channels, roles, mailbox, others, oneDrive, numbers, devices, methods, apps, isLastApprover, isLastAdministrator);
        return await account is not { } user ? null : new Snapshot
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
            RightsReadAt = young?.RightsReadAt ?? young?.TakenAt,
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

    /// <summary>
    /// What Exchange knows of the leaver alone. One batch of it is answered late, but no later than what others' mailboxes are asked for in turn; where that
    /// was read of late, smaller ones are answered sooner.
    /// </summary>
    private (Task<Fact<IReadOnlyList<DistributionGroup>>> Lists, Task<Fact<Mailbox>> Mailbox, Task<DeviceReader> Devices) Own(
        UserId leaver, Task<Fact<IReadOnlyList<OpenFolder>>> folders, bool isOneBatch, CancellationToken cancellationToken)
    {
        using var company = isOneBatch ? CallCompany.Begin() : null;
        return (
            Read("OwnedLists", () => tenant.DistributionGroups.ManagedByAsync(leaver.Value, cancellationToken)),
            FactReader.ReadAsync("Mailbox", () => MailboxFactsReader.MailboxAsync(tenant, leaver, folders, cancellationToken)),
            DeviceReader.DevicesAsync(tenant, leaver, cancellationToken));
    }

    private static Task<Fact<OthersMailboxes>> OthersAsync(Snapshot? young, Func<Task<OthersMailboxes?>> read) =>
        young is { OthersMailboxes: { IsKnown: true } known } ? Task.FromResult(known) : FactReader.ReadAsync("OthersMailboxes", read);

    /// <summary>In the second moment, whatever came of the first.</summary>
    private static async Task<T> AfterAsync<T>(Task first, Func<Task<T>> read)
    {
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await read();
    }

    private Snapshot? IfYoung(Snapshot? earlier) => tenant.Clock.UtcNow - (earlier?.RightsReadAt ?? earlier?.TakenAt) < RightsAreYoung ? earlier : null;

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
