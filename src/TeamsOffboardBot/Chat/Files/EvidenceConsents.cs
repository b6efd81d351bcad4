using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.Filing;

namespace TeamsOffboardBot.Chat.Files;

/// <summary>
/// What follows when somebody takes an offered file or leaves it. The answer names the request and the file by id; whether this person may
/// have it is looked up again, and the file is made anew. The question is taken away, so that nobody answers it twice.
/// </summary>
public sealed class EvidenceConsents(EvidenceDesk desk, FileUploads uploads, Microsoft365Addresses addresses)
{
    public async Task TakeAsync(ITurnContext turn, Speaker speaker, FileConsentCardResponse answer, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(reply);
        var (request, format) = Read(answer.Context);
        if (format is not { } wanted || await desk.MakeAsync(turn, speaker, request, cancellationToken) is not { } made)
        {
            reply.Say(turn.Words().Say("Chat.Request.None"));
            return;
        }

        var isThere = Uri.TryCreate(answer.UploadInfo?.ContentUrl, UriKind.Absolute, out var link)
            && addresses.MayHoldFiles(link)
            && await uploads.PutAsync(answer.UploadInfo!.UploadUrl, made.Of(wanted).Content, cancellationToken);
        if (isThere)
        {
            await turn.SendActivityAsync(FileMessages.Sent(answer.UploadInfo!), cancellationToken);
            await TakeAwayAsync(turn, cancellationToken);
        }
        else
        {
            reply.Say(turn.Words().Say("Evidence.Chat.NotUploaded", ("request", request.Value)));
        }
    }

    public async Task LeaveAsync(ITurnContext turn, FileConsentCardResponse answer, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(reply);
        await TakeAwayAsync(turn, cancellationToken);
        var (request, format) = Read(answer.Context);
        reply.Say(format is null ? turn.Words().Say("Chat.OldCard") : turn.Words().Say("Evidence.Chat.Declined", ("request", request.Value)));
    }

    private static (RequestId Request, EvidenceFormat? Format) Read(object? context)
    {
        var ids = context as JObject ?? [];
        return (RequestId.From(Text(Fields.Request)), Enum.TryParse<EvidenceFormat>(Text(Fields.File), out var format) && Enum.IsDefined(format) ? format : null);

        string Text(string name) => ids[name] is JValue { Value: string text } ? CardText.Plain(text, CardText.LineLimit) : string.Empty;
    }

    private static async Task TakeAwayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.ReplyToId is not { Length: > 0 } question)
        {
            return;
        }

        try
        {
            await turn.DeleteActivityAsync(question, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            // A question that stays does no harm: what it sends is looked up again.
        }
    }
}
