namespace TeamsOffboardBot.Planning;

/// <summary>Somebody the choices name, with what rule R16 asks about them.</summary>
public sealed record Colleague
{
    public required Person Person { get; init; }

    public required bool IsEnabled { get; init; }

    public required bool IsGuest { get; init; }

    public required bool HasMailbox { get; init; }

    /// <summary>Active Directory masters the account, and with it the addresses of its mailbox.</summary>
    public bool IsSynced { get; init; }

    public required bool HasSharePointLicence { get; init; }
}
