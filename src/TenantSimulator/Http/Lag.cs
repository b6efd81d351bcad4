namespace TenantSimulator.Http;

/// <summary>
/// How many reads after a change still show what was before: of the type of a mailbox that is converted, of a user in the directory, and
/// of a phone that was told to wipe itself; one that is off never answers.
/// </summary>
sealed record Lag(int ConversionReads, int DirectoryReads, int WipeReads, bool PhonesAreOff)
{
    public static readonly Lag None = new(0, 0, 1, PhonesAreOff: false);
}
