using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Licences of the tenant and of users. https://learn.microsoft.com/graph/api/user-assignlicense</summary>
public sealed class GraphLicences(GraphClient graph, GraphUsers users)
{
    public Task<IReadOnlyList<SubscribedSku>> SubscribedSkusAsync(CancellationToken cancellationToken) =>
        graph.ListAsync<SubscribedSku>(new(GraphOperations.ListSubscribedSkus), cancellationToken);

    /// <summary>
    /// Removes licences that were assigned directly; inherited ones go only with the group. Graph refuses the whole call when
    /// the user lacks one of them, so then what is really there is removed.
    /// </summary>
    public async Task RemoveAsync(UserId user, IReadOnlyCollection<SkuId> skus, CancellationToken cancellationToken)
    {
        try
        {
            await AssignAsync(user, add: [], skus, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (
            fault.Status == 400 && fault.ServiceMessage.Contains("does not have a corresponding license", StringComparison.OrdinalIgnoreCase))
        {
            var account = await users.GetAsync(user, cancellationToken);
            var held = account?.LicenseAssignmentStates.Where(state => state.IsDirect).Select(state => state.SkuId).ToHashSet() ?? [];
            List<SkuId> left = [.. skus.Where(held.Contains)];
            if (left.Count > 0)
            {
                await AssignAsync(user, add: [], left, cancellationToken);
            }
        }
    }

    public Task AddAsync(UserId user, IReadOnlyCollection<SkuId> skus, CancellationToken cancellationToken) =>
        AssignAsync(user, skus, remove: [], cancellationToken);

    private Task AssignAsync(UserId user, IReadOnlyCollection<SkuId> add, IReadOnlyCollection<SkuId> remove, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["addLicenses"] = new JsonArray(
                [.. add.Select(sku => new JsonObject { ["skuId"] = sku.ToString(), ["disabledPlans"] = new JsonArray() })]),
            ["removeLicenses"] = new JsonArray([.. remove.Select(sku => JsonValue.Create(sku.ToString()))]),
        };
        return graph.SendAsync(new(GraphOperations.AssignLicense, user.ToString()) { Body = WireJson.Bytes(body) }, cancellationToken);
    }
}
