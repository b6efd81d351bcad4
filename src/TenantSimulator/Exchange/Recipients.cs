using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>How Exchange sees users and groups, and by what they can be named.</summary>
static class Recipients
{
    public static IEnumerable<User> MailboxUsers(TenantState tenant) => tenant.Users.Where(u => u.Mailbox is { SoftDeletedAt: null });

    public static IEnumerable<DirectoryObject> All(TenantState tenant) =>
        tenant.Users.Where(u => TypeOf(u) is not null).Concat<DirectoryObject>(tenant.Groups.Where(g => g.Flag("mailEnabled")));

    public static string? TypeOf(DirectoryObject item) => item switch
    {
        User { Mailbox: { SoftDeletedAt: null } mailbox } => mailbox.Type,
        User { HasMailboxOnPremises: true } => "MailUser",
        User { IsGuest: true } => "GuestMailUser",
        Group { Kind: GroupKind.Distribution } => "MailUniversalDistributionGroup",
        Group { Kind: GroupKind.MailEnabledSecurity } => "MailUniversalSecurityGroup",
        Group { Kind: GroupKind.Microsoft365 } => "GroupMailbox",
        _ => null,
    };

    /// <summary>Exchange's coarser RecipientType.</summary>
    public static string KindOf(DirectoryObject item) => TypeOf(item) switch
    {
        "MailUser" or "GuestMailUser" => "MailUser",
        "MailUniversalDistributionGroup" or "GroupMailbox" => "MailUniversalDistributionGroup",
        "MailUniversalSecurityGroup" => "MailUniversalSecurityGroup",
        _ => "UserMailbox",
    };

    /// <summary>Object id, mailbox GUID, UPN, any SMTP address, alias or display name.</summary>
    public static bool IsNamed(DirectoryObject item, string identity) =>
        TenantState.Same(item.Id, identity)
        || TenantState.Same(Alias(item), identity)
        || TenantState.Same(item.DisplayName, identity)
        || TenantState.Same((item as User)?.UserPrincipalName, identity)
        || (item is User { Mailbox: { } mailbox } && Guid.TryParseExact(identity, "D", out var guid) && mailbox.ExchangeGuid == guid)
        || Addresses(item).Any(a => Bare(a).Equals(Bare(identity), StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> Addresses(DirectoryObject item) => item switch
    {
        User { Mailbox: { } mailbox } => mailbox.Addresses,
        User user => user.Text("mail") is { } mail ? [$"SMTP:{mail}"] : [],
        _ => item.Texts("proxyAddresses"),
    };

    public static string PrimaryAddress(DirectoryObject item) =>
        Addresses(item).FirstOrDefault(a => a.StartsWith("SMTP:", StringComparison.Ordinal)) is { } primary ? WithoutPrefix(primary) : item.Text("mail") ?? "";

    public static string Alias(DirectoryObject item) => item.Text("mailNickname") ?? item.Id;

    public static string DistinguishedName(TenantState tenant, DirectoryObject item) =>
        $"CN={item.Id},OU={tenant.InitialDomain},OU=Microsoft Exchange Hosted Organizations,DC=NAMPR06A001,DC=PROD,DC=OUTLOOK,DC=COM";

    public static string WithoutPrefix(string address) => Bare(address).ToString();

    static ReadOnlySpan<char> Bare(string address) =>
        address.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) ? address.AsSpan("smtp:".Length) : address;

    /// <summary>How rights name their holder: by UPN, or by a SID when nobody is left behind it.</summary>
    public static string NameOf(TenantState tenant, string id) => tenant.FindAny(id) switch
    {
        User user => user.UserPrincipalName,
        Group group => group.DisplayName,
        _ => $"S-1-5-21-{(uint)id.GetHashCode(StringComparison.Ordinal)}",
    };
}
