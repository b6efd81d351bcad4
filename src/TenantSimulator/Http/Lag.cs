namespace TenantSimulator.Http;

/// <summary>
/// How many reads after a change still show what was before: of the type of a mailbox that is converted, and of a user in the directory.
/// </summary>
sealed record Lag(int ConversionReads, int DirectoryReads)
{
    public static readonly Lag None = new(0, 0);
}
