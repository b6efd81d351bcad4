using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>Who is in a channel or group chat, as Teams says at this moment.</summary>
public sealed class Members
{
    private const int PageSize = 500;

    private readonly HashSet<string> _ids;

    private Members(IEnumerable<string> ids) => _ids = new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase);

    public int Count => _ids.Count;

    public bool Include(UserId person) => _ids.Contains(person.Value);

    /// <summary>Null when Teams does not say of each who it is, or names nobody: then anybody may be there.</summary>
    public static async Task<Members?> ReadAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        List<string?> ids = [];
        string? continued = null;
        do
        {
            var page = await TeamsInfo.GetPagedMembersAsync(turn, PageSize, continued, cancellationToken);
            ids.AddRange(page.Members.Select(m => m.AadObjectId));
            continued = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continued));

        return ids.Count == 0 || ids.Any(string.IsNullOrEmpty) ? null : new Members(ids.OfType<string>());
    }
}
