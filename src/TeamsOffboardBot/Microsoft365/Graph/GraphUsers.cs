using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Users: who they are, whom they belong to, what they are in. https://learn.microsoft.com/graph/api/resources/user</summary>
public sealed class GraphUsers(GraphClient graph)
{
    private const int MostHits = 25;
    private const int LongestChain = 50;

    /// <summary>
    /// Users by a part of their display name, or by user principal name or mail; at most 25, guests and disabled accounts
    /// among them. Search runs on an index that lags behind; an exact look-up goes beside it so that a new user is found too.
    /// </summary>
    public async Task<IReadOnlyList<GraphUser>> FindAsync(string text, CancellationToken cancellationToken)
    {
        // Search goes by words; quotes and backslashes are no part of one and would only end the phrase.
        var wanted = text.Replace('\\', ' ').Replace('"', ' ').Trim();
        if (wanted.Length == 0)
        {
            return [];
        }

        if (Guid.TryParse(wanted, out var id))
        {
            return await FindByIdAsync(id.ToString(), cancellationToken) is { } known ? [known] : [];
        }

        var searched = graph.SendAsync<GraphPage<GraphUser>>(Search(wanted), cancellationToken);
        var filtered = graph.SendAsync<GraphPage<GraphUser>>(Filter(wanted), cancellationToken);
        await Task.WhenAll(searched, filtered);
        return [.. ((await filtered).Value ?? []).Concat((await searched).Value ?? []).DistinctBy(user => user.Id).Take(MostHits)];
    }

    /// <summary>All facts of an account; null when there is none.</summary>
    public Task<GraphUser?> GetAsync(string userId, CancellationToken cancellationToken) => FindByIdAsync(userId, cancellationToken);

    public Task<GraphUser?> GetByUserPrincipalNameAsync(string userPrincipalName, CancellationToken cancellationToken) =>
        FindByIdAsync(userPrincipalName, cancellationToken);

    /// <summary>Null when the user has no manager (or does not exist: Graph answers the same).</summary>
    public Task<GraphUser?> ManagerAsync(string userId, CancellationToken cancellationToken) =>
        graph.FindAsync<GraphUser>(new(GraphOperations.GetManager, userId) { Query = GraphSelect.Identity }, cancellationToken);

    /// <summary>The manager, the manager's manager and so on, nearest first.</summary>
    public async Task<IReadOnlyList<GraphUser>> ManagerChainAsync(string userId, CancellationToken cancellationToken)
    {
        List<GraphUser> chain = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { userId };
        var next = userId;
        while (chain.Count < LongestChain && await ManagerAsync(next, cancellationToken) is { } manager && seen.Add(manager.Id))
        {
            chain.Add(manager);
            next = manager.Id;
        }

        return chain;
    }

    public Task<IReadOnlyList<GraphUser>> DirectReportsAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<GraphUser>(
            new(GraphOperations.ListDirectReports, userId) { Query = GraphSelect.Identity + GraphSelect.LargestPage }, cancellationToken);

    public Task SetManagerAsync(string userId, string managerId, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.SetManager, userId) { Body = WireJson.Bytes(new JsonObject { ["@odata.id"] = graph.UserUrl(managerId) }) }, cancellationToken);

    /// <summary>A cloud account that carries an on-premises id would be taken over by the next account that is synchronised with it.</summary>
    public Task SetImmutableIdAsync(string userId, string? immutableId, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.UpdateUser, userId) { Body = WireJson.Bytes(new JsonObject { ["onPremisesImmutableId"] = immutableId }) }, cancellationToken);

    /// <summary>Groups and directory roles the user is a direct member of.</summary>
    public async Task<Memberships> MembershipsAsync(string userId, CancellationToken cancellationToken)
    {
        var objects = await graph.ListAsync<JsonElement>(
            new(GraphOperations.ListMemberOf, userId)
            {
                Query = GraphSelect.Group + ",roleTemplateId" + GraphSelect.LargestPage,
            },
            cancellationToken);
        return new(OfType<GraphGroup>(objects, DirectoryTypes.Group), OfType<DirectoryRole>(objects, DirectoryTypes.DirectoryRole));
    }

    /// <summary>Groups and roles the user is in, directly or through other groups.</summary>
    public async Task<IReadOnlySet<string>> TransitiveGroupIdsAsync(string userId, CancellationToken cancellationToken)
    {
        var ids = await graph.SendAsync<GraphPage<string>>(
            new(GraphOperations.GetMemberObjects, userId)
            {
                Body = WireJson.Bytes(new JsonObject { ["securityEnabledOnly"] = false }),
            },
            cancellationToken);
        return (ids.Value ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public async Task<bool> IsMemberOfAsync(string userId, string groupId, CancellationToken cancellationToken) =>
        (await TransitiveGroupIdsAsync(userId, cancellationToken)).Contains(groupId);

    public async Task<IReadOnlyList<GraphGroup>> OwnedGroupsAsync(string userId, CancellationToken cancellationToken)
    {
        var objects = await graph.ListAsync<JsonElement>(
            new(GraphOperations.ListOwnedObjects, userId) { Query = GraphSelect.Group + GraphSelect.LargestPage }, cancellationToken);
        return OfType<GraphGroup>(objects, DirectoryTypes.Group);
    }

    /// <summary>Deleted within the last 30 days; by a part of the name, or by user principal name or mail. An empty text finds all.</summary>
    public async Task<IReadOnlyList<GraphUser>> DeletedUsersAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = text.Trim();
        var all = await graph.ListAsync<GraphUser>(
            new(GraphOperations.ListDeletedUsers) { Query = GraphSelect.Deleted + GraphSelect.LargestPage }, cancellationToken);
        return [.. all.Select(WithOwnName).Where(user => Mentions(user.DisplayName) || Mentions(user.Mail) || Mentions(user.UserPrincipalName))];

        bool Mentions(string? value) => value?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>Null when it is not among the deleted: it is there, or gone for good.</summary>
    public async Task<GraphUser?> FindDeletedAsync(string userId, CancellationToken cancellationToken) =>
        (await DeletedUsersAsync("", cancellationToken)).FirstOrDefault(user => user.Id.Equals(userId, StringComparison.OrdinalIgnoreCase));

    /// <summary>So that the name becomes free for somebody else, Entra sets the object id before the user name of whoever is deleted.</summary>
    private static GraphUser WithOwnName(GraphUser deleted)
    {
        var prefix = deleted.Id.Replace("-", "", StringComparison.Ordinal);
        return deleted.UserPrincipalName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? deleted with { UserPrincipalName = deleted.UserPrincipalName[prefix.Length..] } : deleted;
    }

    private Task<GraphUser?> FindByIdAsync(string idOrName, CancellationToken cancellationToken) =>
        graph.FindAsync<GraphUser>(new(GraphOperations.GetUser, idOrName) { Query = GraphSelect.Account }, cancellationToken);

    private static GraphRequest Search(string words)
    {
        var search = $"\"displayName:{words}\" OR \"userPrincipalName:{words}\" OR \"mail:{words}\"";
        return new(GraphOperations.ListUsers)
        {
            Query = $"$search={Uri.EscapeDataString(search)}&{GraphSelect.Identity}&$top={MostHits}",
            Eventual = true,
        };
    }

    private static GraphRequest Filter(string text)
    {
        var value = GraphSelect.Quoted(text);
        return new(GraphOperations.ListUsers)
        {
            Query = $"$filter=userPrincipalName%20eq%20{value}%20or%20mail%20eq%20{value}%20or%20startswith(displayName,{value})"
                + $"&{GraphSelect.Identity}&$top={MostHits}",
        };
    }

    private static List<T> OfType<T>(IReadOnlyList<JsonElement> objects, string type) =>
    [
        .. objects
            .Where(item => item.TryGetProperty("@odata.type", out var given) && given.ValueEquals(type))
            .Select(item => item.Deserialize<T>(WireJson.Options)).OfType<T>(),
    ];
}
