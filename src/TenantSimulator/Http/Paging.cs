namespace TenantSimulator.Http;

/// <summary>Upper limits of a page, lowered by tests that want to see next links in a small tenant.</summary>
sealed record Paging(int Graph, int Exchange)
{
    public static readonly Paging Default = new(999, 1000);
}
