namespace TeamsOffboardBot.Microsoft365;

public sealed class Microsoft365Options
{
    public const string Section = "Microsoft365";

    public required string TenantId { get; init; }

    public Microsoft365Cloud Cloud { get; init; } = Microsoft365Cloud.Global;

    /// <summary>Replaces the cloud's Graph address; ends before <c>/v1.0</c>.</summary>
    public Uri? GraphUrl { get; init; }

    /// <summary>Replaces the cloud's Exchange address; ends before <c>/adminapi</c>.</summary>
    public Uri? ExchangeUrl { get; init; }

    /// <summary>Every site address below this one may be called besides the cloud's SharePoint hosts.</summary>
    public Uri? SharePointUrl { get; init; }

    public CredentialKind Credential { get; init; } = CredentialKind.Default;

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>A PFX or PEM file with the private key.</summary>
    public string? CertificatePath { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>How long one request may take; shorter than the lease of a run, so that a frozen node ends its calls first.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call waits for others made at the same moment, to travel with them in one batch.</summary>
    public TimeSpan GatherWindow { get; init; } = TimeSpan.FromMilliseconds(5);

    public ServiceLimits Limits { get; init; } = new();
}
