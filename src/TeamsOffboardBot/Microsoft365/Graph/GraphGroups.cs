using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// Groups and who is in them. Adding who is there already and removing who is not count as done: the wanted state is
/// reached, and a call repeated after a lost answer must not fail for having worked the first time.
/// </summary>
public sealed class GraphGroups(GraphClient graph)
{
    public Task<GraphGroup?> GetAsync(GroupId group, CancellationToken cancellationToken) =>
        graph.FindAsync<GraphGroup>(new(GraphOperations.GetGroup, group.ToString()) { Query = GraphSelect.Group }, cancellationToken);

    public Task<IReadOnlyList<DirectoryObject>> MembersAsync(GroupId group, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListGroupMembers, group, cancellationToken);

    public Task<IReadOnlyList<DirectoryObject>> OwnersAsync(GroupId group, CancellationToken cancellationToken) =>
        ListAsync(GraphOperations.ListGroupOwners, group, cancellationToken);

    /// <summary>The users in the group and in the groups within it, each once.</summary>
    public async Task<IReadOnlyList<DirectoryObject>> TransitiveUsersAsync(GroupId group, CancellationToken cancellationToken)
    {
        Dictionary<Guid, DirectoryObject> users = [];
        HashSet<GroupId> seen = [group];
        List<GroupId> level = [group];
        while (level.Count > 0)
        {
            var members = (await Task.WhenAll(level.Select(one => MembersAsync(one, cancellationToken)))).SelectMany(list => list).ToList();
            members.FindAll(member => member.IsUser).ForEach(user => users.TryAdd(user.Id, user));
            level = [.. members.Where(member => member.IsGroup).Select(member => new GroupId(member.Id)).Where(seen.Add)];
        }

        return [.. users.Values];
    }

    public Task AddMemberAsync(GroupId group, UserId user, CancellationToken cancellationToken) =>
        AddAsync(GraphOperations.AddGroupMember, group, user, cancellationToken);

    public Task AddOwnerAsync(GroupId group, UserId user, CancellationToken cancellationToken) =>
        AddAsync(GraphOperations.AddGroupOwner, group, user, cancellationToken);

    /// <summary>Takes the user out of the group. The operation ends in <c>/$ref</c>; without it the user would be deleted.</summary>
    public Task RemoveMemberAsync(GroupId group, UserId user, CancellationToken cancellationToken) =>
        RemoveAsync(GraphOperations.RemoveGroupMember, group, user, cancellationToken);

    public Task RemoveOwnerAsync(GroupId group, UserId user, CancellationToken cancellationToken) =>
        RemoveAsync(GraphOperations.RemoveGroupOwner, group, user, cancellationToken);

    private Task<IReadOnlyList<DirectoryObject>> ListAsync(GraphOperation operation, GroupId group, CancellationToken cancellationToken) =>
        graph.ListAsync<DirectoryObject>(
            new(operation, group.ToString()) { Query = GraphSelect.Member + GraphSelect.LargestPage }, cancellationToken);

    private async Task AddAsync(GraphOperation operation, GroupId group, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(
                new(operation, group.ToString())
                {
                    Body = WireJson.Bytes(new JsonObject { ["@odata.id"] = graph.ObjectUrl(user.ToString()) }),
                },
                cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status == 400 && Says(fault, "references already exist"))
        {
        }
    }

    private async Task RemoveAsync(GraphOperation operation, GroupId group, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(new(operation, group.ToString(), user.ToString()), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound || (fault.Status == 400 && Says(fault, "references do not exist")))
        {
        }
    }

    // Graph gives these the same code as any other bad request; the sentence is all there is to tell them by.
    private static bool Says(Microsoft365Fault fault, string words) =>
        fault.ServiceMessage.Contains(words, StringComparison.OrdinalIgnoreCase);
}
