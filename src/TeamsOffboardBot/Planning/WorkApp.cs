namespace TeamsOffboardBot.Planning;

/// <summary>Where people make things that stay theirs when they leave, and that no interface hands over.</summary>
public enum WorkApp
{
    Forms,
    Bookings,
    PowerAutomate,
    PowerApps,

    /// <summary>Recordings of meetings: they lie in the OneDrive of who pressed the button.</summary>
    Recordings,
}
