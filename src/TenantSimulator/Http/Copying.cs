namespace TenantSimulator.Http;

/// <param name="Looks">How often a copy is asked for until it has ended, unless time ends it.</param>
/// <param name="MostItems">More are not copied with one order: https://learn.microsoft.com/graph/api/driveitem-copy.</param>
sealed record Copying(int Looks, int MostItems)
{
    public static readonly Copying Default = new(2, 30_000);
}
