using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>One message of the bot as it stands in a chat.</summary>
/// <param name="File">A file that is offered or was sent, as its attachment.</param>
public sealed record ChatMessage(string Id, string? Text, JObject? Card, JObject? File = null)
{
    private const string FileCard = "application/vnd.microsoft.teams.card.file.";

    private static readonly string[] News =
    [
        "What you have from", "Wat je nu van", "Det här har du nu från",
        "Continued on another card", "Gaat verder op een andere kaart", "Fortsätter på ett annat kort",
    ];

    /// <summary>A card that tells what became somebody's, or that another card goes on: nothing is done with it, and nothing changes it.</summary>
    public bool IsNews => News.Any(beginning => Visible.StartsWith(beginning, StringComparison.Ordinal));

    public bool IsOffer => (string?)File?["contentType"] == $"{FileCard}consent";

    /// <summary>Everything a reader sees of it.</summary>
    public string Visible => (Card, File) switch
    {
        ({ } card, _) => new CardView(card).Visible,
        (_, { } file) => $"{file["name"]}\n{file["content"]?["description"]}",
        _ => Text ?? string.Empty,
    };

    public static ChatMessage Of(string id, JObject activity)
    {
        var attached = activity["attachments"]?.FirstOrDefault() as JObject;
        var isFile = ((string?)attached?["contentType"])?.StartsWith(FileCard, StringComparison.Ordinal) == true;
        return new(
            id,
            (string?)activity["text"] is { } text ? CardView.Unescape(text) : null,
            isFile ? null : attached?["content"] as JObject,
            isFile ? attached : null);
    }
}
