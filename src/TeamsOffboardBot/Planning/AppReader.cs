using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

internal static class AppReader
{
    public static async Task<AppAccess?> AppsAsync(Tenant tenant, UserId leaver, CancellationToken cancellationToken)
    {
        var roles = tenant.Apps.RolesAsync(leaver.Value, cancellationToken);
        var consents = tenant.Apps.ConsentsAsync(leaver.Value, cancellationToken);
        var owned = tenant.Apps.OwnedAsync(leaver.Value, cancellationToken);
        await Task.WhenAll(roles, consents, owned);
        return new AppAccess
        {
            Roles = Sorted((await roles).Select(r => new StepTarget(r.Id, r.ResourceDisplayName ?? r.ResourceId ?? r.Id))),
            Consents = Sorted((await consents).Select(c => new StepTarget(c.Id, c.Scope?.Trim() is { Length: > 0 } scope ? scope : c.ClientId))),
            Owned = Sorted((await owned).Select(o => new StepTarget(o.Id, o.DisplayName ?? o.Id))),
        };
    }

    private static List<StepTarget> Sorted(IEnumerable<StepTarget> targets) =>
        [.. targets.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id, StringComparer.Ordinal)];
}
