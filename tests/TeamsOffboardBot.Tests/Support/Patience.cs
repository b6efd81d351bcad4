namespace TeamsOffboardBot.Tests.Support;

/// <summary>Waits until something is so, and says no after a minute.</summary>
internal static class Patience
{
    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // Looks often, and leaves the machine to what is waited for.
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await isSo())
        {
            await looks.WaitForNextTickAsync(limit.Token);
        }
    }
}
