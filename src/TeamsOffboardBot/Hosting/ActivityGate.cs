using System.Buffers;

namespace TeamsOffboardBot.Hosting;

/// <summary>
/// Stands before the bot: lets an activity in when its caller is proven and its tenant served, and says in one line why not
/// otherwise. What comes behind it may trust <c>from.aadObjectId</c>.
/// </summary>
public sealed class ActivityGate(RequestDelegate next, ICallers callers, ChannelTrust trust, ILogger<ActivityGate> logger)
{
    private const int LargestBody = 256 * 1024;
    private const string Teams = "msteams";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        if (await RefusalAsync(context.Request, context.RequestAborted) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        await next(context);
    }

    private async Task<Refusal?> RefusalAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return Refusal.NotJsonType;
        }

        var finding = await callers.IdentifyAsync(request, cancellationToken);
        if (finding is not CallerFinding.Known caller)
        {
            return ((CallerFinding.Refused)finding).Why;
        }

        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
        {
            return Refusal.TooLarge;
        }

        request.Body = new MemoryStream(body, writable: false);
        return ActivityEnvelope.Read(body) is { } envelope ? envelope.Gap() ?? Judge(envelope, caller) : Refusal.NotJson;
    }

    private Refusal? Judge(ActivityEnvelope activity, CallerFinding.Known caller) => activity switch
    {
        _ when caller.ServiceUrl is { } vouched && !IsSameUrl(vouched, activity.ServiceUrl!) => Refusal.Token("other-service-url"),
        _ when caller.Channels is { } endorsed && !endorsed.Contains(activity.ChannelId, StringComparer.Ordinal) => Refusal.Token("channel-not-endorsed"),
        // Other channels let their users choose who they say they are.
        { ChannelId: not Teams } => Refusal.OtherChannel,
        _ when !trust.IsConnector(activity.ServiceUrl!) => Refusal.OtherConnector,
        _ when !trust.Serves(activity.Tenants) => Refusal.OtherTenant,
        _ => null,
    };

    private static bool IsSameUrl(string one, string other) => string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when it is larger than an activity may be.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

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

    private async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        logger.ActivityRefused(refusal.Code, (int)refusal.Status);
        context.Response.StatusCode = (int)refusal.Status;
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await context.Response.WriteAsJsonAsync(new { error = new { code = refusal.Code, message = refusal.Text } }, context.RequestAborted);
    }
}
