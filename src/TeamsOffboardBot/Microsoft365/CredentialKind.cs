namespace TeamsOffboardBot.Microsoft365;

public enum CredentialKind
{
    Default,
    ManagedIdentity,
    Certificate,
    Secret,

    /// <summary>No sign-in at all: only against a tenant on this machine (loopback).</summary>
    None,
}
