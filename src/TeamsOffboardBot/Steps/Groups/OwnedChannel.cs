using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Groups;

/// <summary>A private or shared channel with the people in it.</summary>
internal sealed class OwnedChannel
{
    private readonly Tenant _tenant;
    private readonly (string Team, string Id) _channel;
    private readonly IReadOnlyList<ChannelMember> _members;

    private OwnedChannel(Tenant tenant, (string Team, string Id) channel, IReadOnlyList<ChannelMember> members) => (_tenant, _channel, _members) = (tenant, channel, members);

    /// <summary>Null when it is not there any more.</summary>
    public static async Task<OwnedChannel?> ReadAsync(Tenant tenant, StepTarget target, CancellationToken cancellationToken)
    {
        var channel = (Team: TeamOf(target), Id: target.Id[(target.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return await tenant.Channels.MembersAsync(channel.Team, channel.Id, cancellationToken) is { } members ? new(tenant, channel, members) : null;
    }

    public static string TeamOf(StepTarget target) => target.Id[..target.Id.IndexOf('/', StringComparison.Ordinal)];

    public bool IsOwner(string user) => _members.Any(m => m.IsOwner && m.Is(user));

    public bool IsMember(string user) => _members.Any(m => m.Is(user));

    public Task LetInAsync(string user, CancellationToken cancellationToken) => _tenant.Channels.AddMemberAsync(_channel.Team, _channel.Id, user, cancellationToken);

    public Task MakeOwnerAsync(string user, CancellationToken cancellationToken) => _members.FirstOrDefault(m => m.Is(user)) is { } member
        ? _tenant.Channels.SetOwnerAsync(_channel.Team, _channel.Id, member.Id, isOwner: true, cancellationToken)
        : _tenant.Channels.AddOwnerAsync(_channel.Team, _channel.Id, user, cancellationToken);

    public Task EndOwnershipAsync(string user, CancellationToken cancellationToken) =>
        _tenant.Channels.SetOwnerAsync(_channel.Team, _channel.Id, _members.First(m => m.Is(user)).Id, isOwner: false, cancellationToken);
}
