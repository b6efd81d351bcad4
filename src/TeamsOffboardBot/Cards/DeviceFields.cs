using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>The part of the choices form that asks about single devices: one input each, whose id carries the device's.</summary>
internal static class DeviceFields
{
    private static readonly string Prefix = Fields.Of(Fields.Device, string.Empty);

    public static string IdOf(string device) => Fields.Of(Fields.Device, device);

    public static Dictionary<string, string> Parse(JObject data, Func<JObject, string, string> text) => data.Properties()
        .Where(p => p.Name.StartsWith(Prefix, StringComparison.Ordinal))
        .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(p => p.Name[Prefix.Length..], p => text(data, p.Name), StringComparer.OrdinalIgnoreCase);

    public static Dictionary<string, string> From(Choices choices) => choices.Devices
        .DistinctBy(d => d.DeviceId, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(d => d.DeviceId, d => d.Fate.ToString(), StringComparer.OrdinalIgnoreCase);
}
