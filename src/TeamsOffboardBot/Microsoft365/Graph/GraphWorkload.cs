namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What stands behind an operation of Graph; each throttles on its own.</summary>
public enum GraphWorkload
{
    Entra,
    Outlook,
    Files,
    Devices,
    Teams,
}
