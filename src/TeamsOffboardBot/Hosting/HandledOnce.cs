using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// Handles each activity once, whoever sends it again and when. Sent again while it is handled, it waits for the same answer;
/// afterwards it gets the answer that was given. An activity that is being handled is handled to its end, also when its
/// sender has gone: what it did is done, and the answer is asked for again.
/// </summary>
public sealed class HandledOnce(RequestDelegate next, IReceivedActivities received, IPeopleBook people, TimeProvider time, ILogger<HandledOnce> logger)
{
    /// <summary>Less than the time after which Teams tells somebody that their button did not work.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task InvokeAsync(HttpContext context)
    {
        var activity = context.Features.GetRequiredFeature<ActivityEnvelope>();
        if (activity.Id is null)
        {
            await next(context);
            return;
        }

        var name = NameOf(activity);
        switch (await TakeOrAwaitAsync(name, context.RequestAborted))
        {
            case null:
                // Without the database nothing can be done, so nothing twice; behind here people are told so.
                await next(context);
                break;
            case Receipt.Taken:
                await HandleAsync(context, name);
                break;
            case Receipt.Settled settled:
                await AnswerAsync(context, settled.Status, settled.Answer);
                break;
            case Receipt.InHand when activity.Type == "invoke":
                var sentence = Messages.Answer((await WordsForAsync(activity, context.RequestAborted)).Say("Chat.StillWorking"));
                await AnswerAsync(context, (int)HttpStatusCode.OK, Newtonsoft.Json.JsonConvert.SerializeObject(sentence));
                break;
            default:
                await AnswerAsync(context, (int)HttpStatusCode.OK, string.Empty);
                break;
        }
    }

    private async Task<WordList> WordsForAsync(ActivityEnvelope activity, CancellationToken cancellationToken) =>
        activity.DirectoryId is null ? WordList.English : PeopleKeeper.WordsFor(await people.FindAsync(UserId.From(activity.DirectoryId.ToLowerInvariant()), cancellationToken));

    /// <summary>Of one length whatever the activity says, and telling nothing of it.</summary>
    private static string NameOf(ActivityEnvelope activity) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { activity.ConversationId, activity.Id, activity.Type })));

    private static async Task AnswerAsync(HttpContext context, int status, string answer)
    {
        context.Response.StatusCode = status;
        if (answer.Length > 0)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer, context.RequestAborted);
        }
    }

    private async Task HandleAsync(HttpContext context, string name)
    {
        var (body, isHandled, sender) = (context.Response.Body, false, context.RequestAborted);
        using var answer = new MemoryStream();
        try
        {
            (context.Response.Body, context.RequestAborted) = (answer, CancellationToken.None);
            await next(context);
            isHandled = context.Response.StatusCode < StatusCodes.Status500InternalServerError || context.Response.StatusCode == StatusCodes.Status501NotImplemented;
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (body, sender);
            if (!isHandled)
            {
                await KeepAsync(received.ReleaseAsync(name, CancellationToken.None));
            }
        }

        // Who waits is answered first; whoever asks once more in between waits for what is kept here.
        try
        {
            answer.Position = 0;
            await answer.CopyToAsync(body, sender);
            await context.Response.CompleteAsync();
        }
        finally
        {
            if (isHandled)
            {
                await KeepAsync(received.SettleAsync(name, context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()), CancellationToken.None));
            }
        }
    }

    private async Task KeepAsync(Task keeping)
    {
        try
        {
            await keeping;
        }
        catch (DbException outage) when (outage.IsTransient)
        {
            logger.AnswerNotKept(outage.Message);
        }
    }

    /// <summary>Whoever waits for somebody else takes over when that one failed. Null: the database does not say.</summary>
    private async Task<Receipt?> TakeOrAwaitAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var began = time.GetTimestamp();
            var receipt = await received.ReceiveAsync(name, cancellationToken);
            while (receipt is Receipt.InHand && time.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(Pause, time, cancellationToken);
                receipt = await received.FindAsync(name, cancellationToken) ?? await received.ReceiveAsync(name, cancellationToken);
            }

            return receipt;
        }
        catch (DbException outage) when (outage.IsTransient)
        {
            return null;
        }
    }
}
