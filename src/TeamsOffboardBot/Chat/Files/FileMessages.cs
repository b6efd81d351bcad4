using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat.Files;

/// <summary>
/// The two cards of Teams that a file comes with: the question whether it may be put into the reader's OneDrive, and the file itself. What the
/// question carries are ids only. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
/// </summary>
public static class FileMessages
{
    public static Activity Offer(string name, string description, long size, params IEnumerable<(string Name, string Value)> ids)
    {
        var context = new JObject(ids.Select(id => new JProperty(id.Name, id.Value)));
        return (Activity)MessageFactory.Attachment(new Attachment
        {
            ContentType = FileConsentCard.ContentType,
            Name = name,
            Content = new FileConsentCard(CardText.Plain(description, CardText.LineLimit), size, context, context),
        });
    }

    public static Activity Sent(FileUploadInfo upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return (Activity)MessageFactory.Attachment(new Attachment
        {
            ContentType = FileInfoCard.ContentType,
            Name = upload.Name,
            ContentUrl = upload.ContentUrl,
            Content = new FileInfoCard(upload.UniqueId, upload.FileType),
        });
    }
}
