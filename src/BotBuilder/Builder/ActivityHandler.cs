using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>One method per kind of activity. A kind nobody overrides does nothing; an invoke nobody overrides is refused.</summary>
public class ActivityHandler : IBot
{
    public virtual async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext.Activity?.Type is null)
        {
            throw new ArgumentException("The activity of the turn must have a type.", nameof(turnContext));
        }

        var handled = turnContext.Activity.Type switch
        {
            ActivityTypes.Message => OnMessageActivityAsync(As<IMessageActivity>(), cancellationToken),
            ActivityTypes.MessageUpdate => OnMessageUpdateActivityAsync(As<IMessageUpdateActivity>(), cancellationToken),
            ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(As<IConversationUpdateActivity>(), cancellationToken),
            ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(As<IInstallationUpdateActivity>(), cancellationToken),
            ActivityTypes.Event => OnEventActivityAsync(As<IEventActivity>(), cancellationToken),
            ActivityTypes.Invoke => AnswerInvokeAsync(turnContext, cancellationToken),
            ActivityTypes.Typing => OnTypingActivityAsync(As<ITypingActivity>(), cancellationToken),
            _ => OnUnrecognizedActivityTypeAsync(turnContext, cancellationToken),
        };
        await handled.ConfigureAwait(false);

        DelegatingTurnContext<T> As<T>()
            where T : IActivity => new(turnContext);
    }

    protected static InvokeResponse CreateInvokeResponse(object body = null) =>
        new() { Status = (int)HttpStatusCode.OK, Body = body };

    protected virtual Task OnMessageActivityAsync(
        ITurnContext<IMessageActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (activity.MembersAdded != null)
        {
            return activity.MembersAdded.Any(IsNotTheBot)
                ? OnMembersAddedAsync(activity.MembersAdded, turnContext, cancellationToken)
                : Task.CompletedTask;
        }

        return activity.MembersRemoved != null && activity.MembersRemoved.Any(IsNotTheBot)
            ? OnMembersRemovedAsync(activity.MembersRemoved, turnContext, cancellationToken)
            : Task.CompletedTask;

        bool IsNotTheBot(ChannelAccount member) => member.Id != activity.Recipient?.Id;
    }

    protected virtual Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMembersRemovedAsync(
        IList<ChannelAccount> membersRemoved,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        turnContext.Activity.Action switch
        {
            "add" or "add-upgrade" => OnInstallationUpdateAddAsync(turnContext, cancellationToken),
            "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(turnContext, cancellationToken),
            _ => Task.CompletedTask,
        };

    protected virtual Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnEventActivityAsync(
        ITurnContext<IEventActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTypingActivityAsync(
        ITurnContext<ITypingActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnUnrecognizedActivityTypeAsync(
        ITurnContext turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext,
        CancellationToken cancellationToken)
    {
        try
        {
            var activity = turnContext.Activity;
            object answer = activity.Name switch
            {
                "adaptiveCard/action" =>
                    await OnAdaptiveCardInvokeAsync(turnContext, ReadAdaptiveCardInvoke(activity.Value), cancellationToken).ConfigureAwait(false),
                "application/search" =>
                    await OnSearchInvokeAsync(turnContext, ReadSearchInvoke(activity), cancellationToken).ConfigureAwait(false),
                _ => throw new InvokeResponseException(HttpStatusCode.NotImplemented),
            };
            return CreateInvokeResponse(answer);
        }
        catch (InvokeResponseException e)
        {
            return e.CreateInvokeResponse();
        }
    }

    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken) => throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task<SearchInvokeResponse> OnSearchInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        SearchInvokeValue invokeValue,
        CancellationToken cancellationToken) => throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    private static AdaptiveCardInvokeValue ReadAdaptiveCardInvoke(object value)
    {
        if (value is null)
        {
            throw BadInvoke("BadRequest", "Missing value property");
        }

        AdaptiveCardInvokeValue read;
        try
        {
            read = ((JObject)value).ToObject<AdaptiveCardInvokeValue>();
        }
        catch (Exception e) when (e is InvalidCastException or JsonException or ArgumentException)
        {
            throw BadInvoke("BadRequest", "Value property is not properly formed");
        }

        if (read.Action is null)
        {
            throw BadInvoke("BadRequest", "Missing action property");
        }

        return read.Action.Type == "Action.Execute"
            ? read
            : throw BadInvoke("NotSupported", $"The action '{read.Action.Type}' is not supported.");
    }

    private static SearchInvokeValue ReadSearchInvoke(IInvokeActivity activity)
    {
        if (activity.Value is null)
        {
            throw BadInvoke("BadRequest", "Missing value property for search");
        }

        SearchInvokeValue read;
        try
        {
            read = ((JObject)activity.Value).ToObject<SearchInvokeValue>();
        }
        catch (Exception e) when (e is InvalidCastException or JsonException or ArgumentException)
        {
            throw BadInvoke("BadRequest", "Value property is not properly formed for search");
        }

        // Teams leaves the kind out.
        if (string.IsNullOrEmpty(read.Kind))
        {
            read.Kind = activity.ChannelId == Channels.Msteams
                ? SearchInvokeTypes.Search
                : throw BadInvoke("BadRequest", "Missing Kind property for search");
        }

        return string.IsNullOrEmpty(read.QueryText) ? throw BadInvoke("BadRequest", "Missing QueryText property for search") : read;
    }

    private static InvokeResponseException BadInvoke(string code, string message) => new(
        HttpStatusCode.BadRequest,
        new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)HttpStatusCode.BadRequest,
            Type = "application/vnd.microsoft.error",
            Value = new Error { Code = code, Message = message },
        });

    private async Task AnswerInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var invoke = new DelegatingTurnContext<IInvokeActivity>(turnContext);
        var response = await OnInvokeActivityAsync(invoke, cancellationToken).ConfigureAwait(false);

        // The handler may have answered by itself already; the first answer counts.
        if (response != null && turnContext.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is null)
        {
            var answer = new Activity { Type = ActivityTypesEx.InvokeResponse, Value = response };
            await turnContext.SendActivityAsync(answer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Thrown inside an invoke handler to answer with a status other than 200.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _statusCode;
        private readonly object _body;

        public InvokeResponseException(HttpStatusCode statusCode, object body = null)
        {
            _statusCode = statusCode;
            _body = body;
        }

        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_statusCode, Body = _body };
    }
}
