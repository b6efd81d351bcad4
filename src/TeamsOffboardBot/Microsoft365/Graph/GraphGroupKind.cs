namespace TeamsOffboardBot.Microsoft365.Graph;

public enum GraphGroupKind
{
    Microsoft365,
    Security,

    /// <summary>Members are changed through Exchange; Graph refuses.</summary>
    MailEnabledSecurity,

    /// <summary>Members are changed through Exchange; Graph refuses.</summary>
    Distribution,
}
