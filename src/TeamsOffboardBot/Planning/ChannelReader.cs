using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// Private and shared channels that only the leaver owns. One call for each team the leaver is in and one for each such channel: the members of
/// all are asked for at once.
/// </summary>
internal static class ChannelReader
{
    public static async Task<IReadOnlyList<TeamChannel>?> OwnedAloneAsync(Tenant tenant, UserId leaver, Task<Memberships> memberships, CancellationToken cancellationToken)
    {
        var channels = await Task.WhenAll((await memberships).Groups.Where(g => g.IsTeam).Select(async team =>
            (await tenant.Channels.WithOwnMembersAsync(team.Id, cancellationToken)).Select(c => new TeamChannel(team.Id, team.DisplayName, c.Id, c.DisplayName))));
        var owned = await Task.WhenAll(channels.SelectMany(c => c).Select(async channel =>
        {
            var owners = (await tenant.Channels.MembersAsync(channel.TeamId, channel.Id, cancellationToken) ?? []).Where(m => m.IsOwner).ToList();
            return owners.Count > 0 && owners.TrueForAll(o => o.Is(leaver.Value)) ? channel : null;
        }));
        return [.. owned.OfType<TeamChannel>().OrderBy(c => c.TeamName, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
