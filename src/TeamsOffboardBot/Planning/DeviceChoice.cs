namespace TeamsOffboardBot.Planning;

/// <param name="DeviceId">The id of the device in the list it was chosen from.</param>
public sealed record DeviceChoice(string DeviceId, DeviceFate Fate);

public enum DeviceFate
{
    /// <summary>Nothing is done to it.</summary>
    Leave,

    /// <summary>The company's mail is taken off it, and nothing else: what happens to a phone that reads mail unless somebody chose otherwise.</summary>
    RemoveMail,

    /// <summary>Everything on it is deleted.</summary>
    Wipe,

    /// <summary>Company data and management go from a device that Intune manages.</summary>
    Retire,

    /// <summary>A registered device can no longer be used to sign in, by nobody.</summary>
    Disable,
}
