namespace TeamsOffboardBot.Planning;

/// <summary>What becomes of which device: rules, steps and cards ask here and get the same answer.</summary>
public static class DeviceFates
{
    /// <summary>Mail goes from every phone unless somebody chose otherwise; everything goes only where somebody chose that for this phone.</summary>
    public static IReadOnlyList<MailDevice> MailDevices(this Snapshot snapshot, Choices choices, DeviceFate fate) =>
        [.. (snapshot.MailDevices.Value ?? []).Where(d => FateOf(d, choices) == fate)];

    public static DeviceFate FateOf(MailDevice device, Choices choices) => choices.Chosen(device.Id) switch
    {
        DeviceFate.Leave => DeviceFate.Leave,
        DeviceFate.Wipe when device.CanBeWipedWhole => DeviceFate.Wipe,
        _ => DeviceFate.RemoveMail,
    };

    /// <summary>Nothing happens to a managed or registered device that somebody did not choose for this very device.</summary>
    public static IReadOnlyList<StepTarget> ManagedDevices(this Snapshot snapshot, Choices choices, DeviceFate fate) =>
        [.. (snapshot.ManagedDevices.Value ?? []).Where(d => choices.Chosen(d.Id) == fate).Select(d => new StepTarget(d.Id, d.Name))];

    public static IReadOnlyList<StepTarget> RegisteredDevices(this Snapshot snapshot, Choices choices, DeviceFate fate) =>
        [.. (snapshot.RegisteredDevices.Value ?? []).Where(d => choices.Chosen(d.Id) == fate).Select(d => new StepTarget(d.Id, d.Name))];

    private static DeviceFate? Chosen(this Choices choices, string deviceId) =>
        choices.Devices.FirstOrDefault(c => string.Equals(c.DeviceId, deviceId, StringComparison.OrdinalIgnoreCase))?.Fate;
}
