using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Private and shared channels that the leaver is in. One call for each team the leaver is in and one for each such channel: the members of
/// all are asked for at once.
/// </summary>
internal static class ChannelReader
{
    public static async Task<IReadOnlyList<JoinedChannel>?> JoinedAsync(Tenant tenant, UserId leaver, Task<Memberships> memberships, CancellationToken cancellationToken)
    {
        var channels = await Task.WhenAll((await memberships).Groups.Where(g => g.IsTeam).Select(async team =>
            (await tenant.Channels.WithOwnMembersAsync(team.Id, cancellationToken)).Select(c => new TeamChannel(team.Id, team.DisplayName, c.Id, c.DisplayName))));
        var joined = await Task.WhenAll(channels.SelectMany(c => c).Select(async channel =>
            Of(channel, await tenant.Channels.MembersAsync(channel.TeamId, channel.Id, cancellationToken) ?? [], leaver)));
        return
        [
            .. joined.OfType<JoinedChannel>()
                .OrderBy(c => c.Channel.TeamName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(c => c.Channel.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Null for one that the leaver is not in.</summary>
    private static JoinedChannel? Of(TeamChannel channel, IReadOnlyList<ChannelMember> members, UserId leaver)
    {
        var owners = members.Where(m => m.IsOwner).ToList();
        var isOwner = owners.Exists(o => o.Is(leaver.Value));
        return members.Any(m => m.Is(leaver.Value)) ? new(channel, isOwner, isOwner && owners.TrueForAll(o => o.Is(leaver.Value))) : null;
    }
}
