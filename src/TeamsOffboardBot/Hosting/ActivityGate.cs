using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// Stands before the bot: lets an activity in when its caller is proven and its tenant served, and says in one line why not
/// otherwise. What comes behind it may trust <c>from.aadObjectId</c>: the token proves the Bot Framework, and the Bot Framework
/// proves who speaks.
/// </summary>
public sealed class ActivityGate(RequestDelegate next, ICallers callers, ChannelTrust trust, ActivityLimits limits, ILogger<ActivityGate> logger)
{
    /// <summary>Teams sends activities of at most 256 KB.</summary>
    public const int LargestBody = 256 * 1024;

    private const string Teams = "msteams";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        if (await RefusalAsync(context, context.RequestAborted) is { } refusal)
        {
            await RefuseAsync(context, Counted(refusal, context));
            return;
        }

        var sender = context.Features.GetRequiredFeature<ActivityEnvelope>();
        if (limits.Person(sender.DirectoryId ?? sender.SenderId!) is { } tooMany)
        {
            await RefuseAsync(context, tooMany);
            return;
        }

        await next(context);
    }

    private async Task<Refusal?> RefusalAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var finding = await callers.IdentifyAsync(context.Request, cancellationToken);
        if (finding is not CallerFinding.Known caller)
        {
            return ((CallerFinding.Refused)finding).Why;
        }

        if (!context.Request.HasJsonContentType())
        {
            return Refusal.NotJsonType;
        }

        if (await ReadBodyAsync(context.Request, cancellationToken) is not { } body)
        {
            // Nothing more of it is read, so nothing else can follow on this connection.
            context.Response.Headers.Connection = "close";
            return Refusal.TooLarge;
        }

        if (ActivityEnvelope.Read(body) is not { } envelope)
        {
            return Refusal.NotJson;
        }

        context.Features.Set(envelope);
        context.Request.Body = new MemoryStream(body, writable: false);
        return envelope.Gap() ?? Judge(envelope, caller);
    }

    private Refusal? Judge(ActivityEnvelope activity, CallerFinding.Known caller) => activity switch
    {
        // Both come from the same value, so they are compared as they are: whatever reads two spellings as one, reads two addresses as one.
        _ when caller.ServiceUrl is { } vouched && vouched != activity.ServiceUrl => Refusal.Token("other-service-url"),
        _ when caller.Channels is { } endorsed && !endorsed.Contains(activity.ChannelId, StringComparer.Ordinal) => Refusal.Token("channel-not-endorsed"),
        // Other channels let their users choose who they say they are.
        { ChannelId: not Teams } => Refusal.OtherChannel,
        _ when !trust.IsConnector(activity.ServiceUrl!) => Refusal.OtherConnector,
        _ when !trust.Serves(activity.Tenants) => Refusal.OtherTenant,
        _ when !trust.IsRecipient(activity.RecipientId) => Refusal.OtherBot,
        _ => null,
    };

    /// <summary>Null when it is larger than an activity may be.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                if (read.Buffer.Length > LargestBody || read.IsCompleted)
                {
                    var body = read.Buffer.Length > LargestBody ? null : read.Buffer.ToArray();
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    return body;
                }

                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException cut) when (cut.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The server has the same limit, and counts what came in one piece before it is seen here.
            return null;
        }
    }

    /// <summary>After very many from one address, refusals are neither explained nor logged.</summary>
    private Refusal Counted(Refusal refusal, HttpContext context) =>
        limits.Stranger(context.Connection.RemoteIpAddress?.ToString() ?? string.Empty) ?? refusal;

    private async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = (int)refusal.Status;
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (refusal.Status != System.Net.HttpStatusCode.TooManyRequests)
        {
            logger.ActivityRefused(refusal.Code, (int)refusal.Status);
        }

        await context.Response.WriteAsJsonAsync(new { error = new { code = refusal.PublicCode, message = refusal.Text } }, context.RequestAborted);
    }
}
