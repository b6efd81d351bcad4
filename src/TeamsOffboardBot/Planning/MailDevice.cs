namespace TeamsOffboardBot.Planning;

/// <summary>A phone or tablet that reads the leaver's mail.</summary>
/// <param name="Id">What Exchange calls the partnership; a wipe names it.</param>
/// <param name="DeviceId">What the device calls itself; a block names it. Null when Exchange does not know.</param>
/// <param name="CanBeWipedWhole">False for Outlook's own apps: they only ever give up the account.</param>
public sealed record MailDevice(string Id, string? DeviceId, string Name, bool CanBeWipedWhole)
{
    /// <summary>As Exchange names it: whether a wipe was asked for, and acknowledged. Null when it was not read.</summary>
    public string? Status { get; init; }
}
