using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>One device on the choices card.</summary>
/// <param name="Fates">What can become of it; the first is what happens by default.</param>
public sealed record DeviceOffer(string Id, string Name, DeviceKind Kind, IReadOnlyList<DeviceFate> Fates);

/// <summary>How the company knows a device. The same phone may be known in several ways, and each has its own choice.</summary>
public enum DeviceKind
{
    Mail,
    Managed,
    Personal,
    Registered,
}
