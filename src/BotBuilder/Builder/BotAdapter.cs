using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public abstract class BotAdapter
{
    public const string BotIdentityKey = "BotIdentity";
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    public BotAdapter()
    {
    }

    public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }

    protected MiddlewareSet MiddlewareSet { get; } = [];

    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext,
        Activity[] activities,
        CancellationToken cancellationToken);

    public abstract Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext,
        Activity activity,
        CancellationToken cancellationToken);

    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext,
        ConversationReference reference,
        CancellationToken cancellationToken);

    public virtual Task ContinueConversationAsync(
        string botId,
        ConversationReference reference,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public virtual Task CreateConversationAsync(
        string botAppId,
        string channelId,
        string serviceUrl,
        string audience,
        ConversationParameters conversationParameters,
        BotCallbackHandler callback,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Runs the middleware and then the bot, in the culture of the activity's locale. What the bot throws goes to
    /// <see cref="OnTurnError"/> where one is set.
    /// </summary>
    protected async Task RunPipelineAsync(
        ITurnContext turnContext,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        UseCultureOf(turnContext.Activity.Locale);
        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OnTurnError is not null)
        {
            await OnTurnError(turnContext, e).ConfigureAwait(false);
        }
    }

    private static void UseCultureOf(string locale)
    {
        if (locale is null)
        {
            return;
        }

        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(locale);
        }
        catch (CultureNotFoundException)
        {
            // A client may name any locale; one that does not exist leaves the host's culture.
        }
    }
}
