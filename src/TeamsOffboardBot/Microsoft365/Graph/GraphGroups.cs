using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// Groups and who is in them. Adding who is there already and removing who is not count as done: the wanted state is
/// reached, and a call repeated after a lost answer must not fail for having worked the first time.
/// </summary>
public sealed class GraphGroups(GraphClient graph)
{
    public Task<GraphGroup?> GetAsync(string groupId, CancellationToken cancellationToken) =>
        graph.FindAsync<GraphGroup>(new(GraphOperations.GetGroup, groupId) { Query = GraphSelect.Group }, cancellationToken);

    public Task<IReadOnlyList<DirectoryObject>> MembersAsync(string groupId, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListGroupMembers, groupId, cancellationToken);

    public Task<IReadOnlyList<DirectoryObject>> OwnersAsync(string groupId, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListGroupOwners, groupId, cancellationToken);

    /// <summary>The users in the group and in the groups within it, each once.</summary>
    public async Task<IReadOnlyList<DirectoryObject>> TransitiveUsersAsync(string groupId, CancellationToken cancellationToken)
    {
        Dictionary<string, DirectoryObject> users = [];
        HashSet<string> seen = [groupId];
        List<string> level = [groupId];
        while (level.Count > 0)
        {
            var members = (await Task.WhenAll(level.Select(one => MembersAsync(one, cancellationToken)))).SelectMany(list => list).ToList();
            members.FindAll(member => member.IsUser).ForEach(user => users.TryAdd(user.Id, user));
            level = [.. members.Where(member => member.IsGroup).Select(member => member.Id).Where(seen.Add)];
        }

        return [.. users.Values];
    }

    public Task AddMemberAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        AddAsync(GraphOperations.AddGroupMember, groupId, userId, cancellationToken);

    public Task AddOwnerAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        AddAsync(GraphOperations.AddGroupOwner, groupId, userId, cancellationToken);

    /// <summary>Takes the user out of the group. The operation ends in <c>/$ref</c>; without it the user would be deleted.</summary>
    public Task RemoveMemberAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        RemoveAsync(GraphOperations.RemoveGroupMember, groupId, userId, cancellationToken);

    public Task RemoveOwnerAsync(string groupId, string userId, CancellationToken cancellationToken) =>
        RemoveAsync(GraphOperations.RemoveGroupOwner, groupId, userId, cancellationToken);

    private Task<IReadOnlyList<DirectoryObject>> ListAsync(GraphOperation operation, string groupId, CancellationToken cancellationToken) =>
        graph.ListAsync<DirectoryObject>(
            new(operation, groupId) { Query = GraphSelect.Member + GraphSelect.LargestPage }, cancellationToken);

    private async Task AddAsync(GraphOperation operation, string groupId, string userId, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(
                new(operation, groupId)
                {
                    Body = WireJson.Bytes(new JsonObject { ["@odata.id"] = graph.ObjectUrl(userId) }),
                },
                cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status == 400 && Says(fault, "references already exist"))
        {
        }
    }

    private async Task RemoveAsync(GraphOperation operation, string groupId, string userId, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(new(operation, groupId, userId), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound || (fault.Status == 400 && Says(fault, "references do not exist")))
        {
        }
    }

    // Graph gives these the same code as any other bad request; the sentence is all there is to tell them by.
    private static bool Says(Microsoft365Fault fault, string words) =>
        fault.ServiceMessage.Contains(words, StringComparison.OrdinalIgnoreCase);
}
