namespace TeamsOffboardBot.Chat;

/// <summary>
/// Within its scope somebody waits for the answer to what they wrote or pressed: what is done for them goes before what runs by itself. Ambient, because it is known where
/// activities arrive and needed where the database is written.
/// </summary>
public sealed class PersonWaits : IDisposable
{
    private static readonly AsyncLocal<bool> Ambient = new();

    private readonly bool _outer = Ambient.Value;

    private PersonWaits() => Ambient.Value = true;

    public static bool IsSo => Ambient.Value;

    public static PersonWaits Begin() => new();

    public void Dispose() => Ambient.Value = _outer;
}
