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
    public async Task RemoveAsync(string userId, IReadOnlyCollection<string> skuIds, CancellationToken cancellationToken)
    {
        try
        {
            await AssignAsync(userId, add: [], skuIds, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (
            fault.Status == 400 && fault.ServiceMessage.Contains("does not have a corresponding license", StringComparison.OrdinalIgnoreCase))
        {
            var account = await users.GetAsync(userId, cancellationToken);
            var held = account?.LicenseAssignmentStates.Where(state => state.IsDirect).Select(state => state.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
            List<string> left = [.. skuIds.Where(held.Contains)];
            if (left.Count > 0)
            {
                await AssignAsync(userId, add: [], left, cancellationToken);
            }
        }
    }

    public Task AddAsync(string userId, IReadOnlyCollection<string> skuIds, CancellationToken cancellationToken) =>
        AddAsync(userId, [.. skuIds.Select(sku => new AssignedLicense(sku))], cancellationToken);

    /// <summary>With some of their service plans off.</summary>
    public Task AddAsync(string userId, IReadOnlyCollection<AssignedLicense> licences, CancellationToken cancellationToken) =>
        AssignAsync(userId, licences, remove: [], cancellationToken);

    private Task AssignAsync(string userId, IReadOnlyCollection<AssignedLicense> add, IReadOnlyCollection<string> remove, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["addLicenses"] = new JsonArray(
                [.. add.Select(licence => new JsonObject
                {
                    ["skuId"] = licence.SkuId,
                    ["disabledPlans"] = new JsonArray([.. licence.DisabledPlans.Select(plan => (JsonNode)plan)]),
                })]),
            ["removeLicenses"] = new JsonArray([.. remove.Select(sku => JsonValue.Create(sku))]),
        };
        return graph.SendAsync(new(GraphOperations.AssignLicense, userId) { Body = WireJson.Bytes(body) }, cancellationToken);
    }
}
