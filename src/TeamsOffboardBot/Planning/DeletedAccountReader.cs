using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Reads an account that was deleted: what it was, what it comes back with, and who has its name and its addresses now. Memberships and
/// mailbox of such an account no service tells, so the snapshot holds none.
/// </summary>
public sealed class DeletedAccountReader(Tenant tenant, StandingReader standing)
{
    private const string AddressPrefix = "smtp:";

    /// <summary>Everybody who was deleted in the last 30 days, guests left out; those that are gone soonest first.</summary>
    /// <param name="text">A part of a name or an address; empty for all.</param>
    public async Task<IReadOnlyList<PersonFound>> ListAsync(string text, CancellationToken cancellationToken) =>
    [
        .. (await tenant.Users.DeletedUsersAsync(text, cancellationToken))
            .Where(u => !u.IsGuest)
            .Select(u => new PersonFound { Person = AccountReader.Person(u), DeletedAt = u.DeletedDateTime ?? tenant.Clock.UtcNow })
            .OrderBy(p => p.DeletedAt)
            .ThenBy(p => p.Person.DisplayName, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The name of an account that is there; null when it is not, or cannot be read.</summary>
    public async Task<string?> PresentNameAsync(UserId person, CancellationToken cancellationToken) =>
        (await FactReader.OrNullAsync(tenant.Users.GetAsync(person.Value, cancellationToken)))?.DisplayName;

    /// <summary>Null when the account is not among the deleted: it is there, or gone for good.</summary>
    public async Task<Snapshot?> ReadAsync(UserId leaver, CancellationToken cancellationToken)
    {
        var skus = FactReader.ReadAsync<IReadOnlyList<SubscribedSku>>("Licences", async () => await tenant.Licences.SubscribedSkusAsync(cancellationToken));
        var roles = FactReader.ReadAsync<IReadOnlyList<HeldRole>>("DirectoryRoles", async () => await RoleReader.RolesAsync(tenant, leaver, cancellationToken));
        var days = tenant.Organization.OneDriveDaysAfterDeletionAsync(cancellationToken);
        var found = tenant.Users.FindDeletedAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(skus, roles, days, found);
        return await found is { } user ? await OfAsync(user, await skus, await roles, await days, cancellationToken) : null;
    }

    private async Task<Snapshot> OfAsync(
        GraphUser user, Fact<IReadOnlyList<SubscribedSku>> skus, Fact<IReadOnlyList<HeldRole>> roles, int? oneDriveDays, CancellationToken cancellationToken)
    {
        var holder = tenant.Users.GetByUserPrincipalNameAsync(user.UserPrincipalName, cancellationToken);
        var taken = FactReader.ReadAsync("Addresses", () => TakenAsync(user, cancellationToken));
        await Task.WhenAll(holder, taken);
        return new Snapshot
        {
            TakenAt = tenant.Clock.UtcNow,
            Account = AccountReader.Account(user),
            DirectReports = Fact.Of<IReadOnlyList<Person>>([]),
            Groups = Fact.Of<IReadOnlyList<GroupMembership>>([]),
            DirectoryRoles = RoleReader.Names(roles),
            HeldRoles = roles.Value ?? [],
            Licences = skus.Exists(out var known) ? Fact.Of(LicenceReader.Licences(user, known)) : Fact.Unknown<IReadOnlyList<LicenceAssignment>>(skus.Unknown!),
            FreeSeats = LicenceReader.FreeSeats(skus.Value ?? []),
            Mailbox = Fact.Of<Mailbox>(null),
            OneDrive = Fact.Of<OneDrive>(null),
            PhoneNumbers = Fact.Of<IReadOnlyList<string>>([]),
            Devices = Fact.Of<IReadOnlyList<string>>([]),
            IsProtected = standing.IsProtected(AccountReader.Person(user)),
            IsLastGlobalAdministrator = false,
            IsLastApprover = false,
            Deleted = new DeletedAccount
            {
                DeletedAt = user.DeletedDateTime ?? tenant.Clock.UtcNow,
                NameHolder = await holder is { } other ? AccountReader.Person(other) : null,
                TakenAddresses = (await taken).Value ?? [],
                AddressesUnknown = (await taken).Unknown,
                OneDriveDays = oneDriveDays,
            },
        };
    }

    private async Task<IReadOnlyList<TakenAddress>?> TakenAsync(GraphUser user, CancellationToken cancellationToken)
    {
        var addresses = user.ProxyAddresses.Where(a => a.StartsWith(AddressPrefix, StringComparison.OrdinalIgnoreCase)).Select(a => a[AddressPrefix.Length..]).ToList();
        var holders = await Task.WhenAll(addresses.Select(a => tenant.Mailboxes.WhoHasAsync(a, cancellationToken)));
        return [.. addresses.Zip(holders).Where(pair => pair.Second is not null).Select(pair => new TakenAddress(pair.First, pair.Second!))];
    }
}
