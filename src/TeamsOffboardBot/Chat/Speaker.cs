using Microsoft.Bot.Schema;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Who speaks: the Entra object id that Teams put on a verified activity, and the name they go by.</summary>
public sealed record Speaker(UserId Id, string Name)
{
    /// <summary>Null when the activity names nobody; then nothing is answered but a sentence without facts.</summary>
    public static Speaker? Of(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.From?.AadObjectId is { Length: > 0 } id
            ? new Speaker(UserId.From(id), string.IsNullOrWhiteSpace(activity.From.Name) ? id : activity.From.Name)
            : null;
    }
}
