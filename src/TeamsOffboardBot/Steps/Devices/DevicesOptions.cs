namespace TeamsOffboardBot.Steps.Devices;

/// <summary>What happens to devices. Section <c>Devices</c>.</summary>
public sealed class DevicesOptions
{
    public const string Section = "Devices";

    /// <summary>
    /// How long phones have to confirm a wipe before a person must ask for them. By default as long as the last token of a blocked
    /// account lives: later a phone cannot fetch the order any more.
    /// </summary>
    public TimeSpan WipeWait { get; init; } = TimeSpan.FromHours(1);
}
