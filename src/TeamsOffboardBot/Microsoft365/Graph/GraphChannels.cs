using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Private and shared channels: who is in them and who owns them, which no group tells. https://learn.microsoft.com/graph/api/channel-list</summary>
public sealed class GraphChannels(GraphClient graph)
{
    private const string Member = "#microsoft.graph.aadUserConversationMember";

    /// <summary>Those with members of their own; none of a group that is no team any more.</summary>
    public async Task<IReadOnlyList<ChannelEntry>> WithOwnMembersAsync(string team, CancellationToken cancellationToken)
    {
        var request = new GraphRequest(GraphOperations.ListChannels, team) { Query = "$select=id,displayName,membershipType" };
        return [.. (await OrNoneAsync<ChannelEntry>(request, cancellationToken) ?? []).Where(c => c.HasOwnMembers)];
    }

    /// <summary>Null when there is no such channel any more.</summary>
    public Task<IReadOnlyList<ChannelMember>?> MembersAsync(string team, string channel, CancellationToken cancellationToken) =>
        OrNoneAsync<ChannelMember>(new(GraphOperations.ListChannelMembers, team, channel), cancellationToken);

    /// <summary>Only a member of the team can be one of its channels.</summary>
    public Task JoinTeamAsync(string team, string userId, CancellationToken cancellationToken) =>
        graph.SendAsync(new(GraphOperations.AddTeamMember, team) { Body = Body(userId) }, cancellationToken);

    public Task AddMemberAsync(string team, string channel, string userId, CancellationToken cancellationToken) =>
        graph.SendAsync(new(GraphOperations.AddChannelMember, team, channel) { Body = Body(userId) }, cancellationToken);

    public Task AddOwnerAsync(string team, string channel, string userId, CancellationToken cancellationToken) =>
        graph.SendAsync(new(GraphOperations.AddChannelMember, team, channel) { Body = Body(userId, "owner") }, cancellationToken);

    public Task SetOwnerAsync(string team, string channel, string membership, bool isOwner, CancellationToken cancellationToken) => graph.SendAsync(
        new(GraphOperations.UpdateChannelMember, team, channel, membership)
        {
            Body = WireJson.Bytes(new JsonObject { ["@odata.type"] = Member, ["roles"] = isOwner ? new JsonArray("owner") : new JsonArray() }),
        },
        cancellationToken);

    private ReadOnlyMemory<byte> Body(string userId, params string[] roles) => WireJson.Bytes(new JsonObject
    {
        ["@odata.type"] = Member,
        ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]),
        ["user@odata.bind"] = graph.UserBinding(userId),
    });

    private async Task<IReadOnlyList<T>?> OrNoneAsync<T>(GraphRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await graph.ListAsync<T>(request, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return null;
        }
    }
}
