using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>One group that changes hands, in Graph or in Exchange, which masters distribution lists and mail-enabled groups.</summary>
internal sealed class OwnedGroup(Tenant tenant, StepTarget group, GroupKind kind, string oldOwner, string newOwner)
{
    public string Name { get; } = $"{group.Name} ({group.Id})";

    private bool IsExchanges => kind is GroupKind.DistributionList or GroupKind.MailEnabledSecurity;

    public async Task<(bool Old, bool New)> OwnersAsync(CancellationToken cancellationToken)
    {
        if (!IsExchanges)
        {
            var owners = (await tenant.Groups.OwnersAsync(group.Id, cancellationToken)).Select(o => o.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return (owners.Contains(oldOwner), owners.Contains(newOwner));
        }

        var old = tenant.DistributionGroups.ManagedByAsync(oldOwner, cancellationToken);
        var next = tenant.DistributionGroups.ManagedByAsync(newOwner, cancellationToken);
        await Task.WhenAll(old, next);
        return ((await old).Any(IsThis), (await next).Any(IsThis));

        bool IsThis(Microsoft365.Exchange.DistributionGroup list) => string.Equals(list.Id, group.Id, StringComparison.OrdinalIgnoreCase);
    }

    public async Task AddNewAsync(CancellationToken cancellationToken)
    {
        if (IsExchanges)
        {
            await tenant.DistributionGroups.AddManagerAsync(group.Id, newOwner, cancellationToken);
            return;
        }

        if (kind == GroupKind.Microsoft365)
        {
            await tenant.Groups.AddMemberAsync(group.Id, newOwner, cancellationToken);
        }

        await tenant.Groups.AddOwnerAsync(group.Id, newOwner, cancellationToken);
    }

    public Task RemoveOldAsync(CancellationToken cancellationToken) => IsExchanges
        ? tenant.DistributionGroups.RemoveManagerAsync(group.Id, oldOwner, cancellationToken)
        : tenant.Groups.RemoveOwnerAsync(group.Id, oldOwner, cancellationToken);
}
