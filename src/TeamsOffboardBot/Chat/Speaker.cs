using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Who speaks: the Entra object id that Teams put on a verified activity, and the name they go by.</summary>
public sealed record Speaker(UserId Id, string Name)
{
    private const int LongestName = 256;

    /// <summary>Null when the activity names nobody; then nothing is answered but a sentence without facts.</summary>
    public static Speaker? Of(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!Guid.TryParseExact(activity.From?.AadObjectId, "D", out var id))
        {
            return null;
        }

        // As the directory writes it: an id in capitals must not be somebody else.
        var written = id.ToString("D");
        var name = CardText.Plain(activity.From.Name, LongestName);
        return new Speaker(UserId.From(written), name.Length == 0 ? written : name);
    }
}
