using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>All parts at once; the clock last, because it needs an answer of the tenant.</summary>
internal sealed class TenantCheckUp(IEnumerable<ICheckPart> parts, ClockCheck clock) : ICheckUp
{
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        var lines = await Task.WhenAll(parts.Select(p => p.LookAsync(cancellationToken)));
        return [.. lines.SelectMany(l => l), .. await clock.LookAsync(cancellationToken)];
    }
}
