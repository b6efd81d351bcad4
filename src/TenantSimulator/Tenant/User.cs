namespace TenantSimulator.Tenant;

sealed class User(string id) : DirectoryObject(id)
{
    public string UserPrincipalName => Text("userPrincipalName") ?? "";
    public bool AccountEnabled => Flag("accountEnabled");
    public bool IsGuest => Text("userType") == "Guest";
    public string? ManagerId { get; set; }
    public DateTimeOffset PasswordChangedAt { get; set; }
    public DateTimeOffset SessionsValidFrom { get; set; }

    /// <summary>Null until somebody signs the account out.</summary>
    public DateTimeOffset? SessionsRevokedAt { get; set; }

    /// <summary>What the on-premises directory says; the next synchronisation writes it over the cloud's value.</summary>
    public bool OnPremisesAccountEnabled { get; set; } = true;

    /// <summary>Deleted in the on-premises directory: the next synchronisation takes it out of the cloud, or brings it back.</summary>
    public bool IsDeletedOnPremises { get; set; }

    /// <summary>A hybrid mailbox lives on-premises; a licence gives it nothing here.</summary>
    public bool HasMailboxOnPremises { get; set; }
    public List<AssignedLicence> DirectLicences { get; } = [];
    public List<SignInMethod> Methods { get; } = [];
    public Mailbox? Mailbox { get; set; }

    /// <summary>What readers of the directory still see after a change, and how often.</summary>
    public (System.Text.Json.Nodes.JsonObject View, int Reads)? Outdated { get; set; }
    public OneDrive? OneDrive { get; set; }
}

sealed record AssignedLicence(string SkuId, IReadOnlyList<string> DisabledPlans, DateTimeOffset Since);

/// <summary>A way to sign in. <paramref name="Type"/> is the stem of Graph's names, e.g. phone in phoneMethods and #microsoft.graph.phoneAuthenticationMethod.</summary>
sealed record SignInMethod(string Id, string Type, string Detail, bool IsDefault, DateTimeOffset CreatedAt);
