using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>Remembers which of its methods were called, and does in a turn what the test asks.</summary>
public sealed class ScriptedBot : TeamsActivityHandler
{
    public ConcurrentQueue<string> Handled { get; } = new();

    public Func<ITurnContext, CancellationToken, Task> InTurn { get; set; } = (_, _) => Task.CompletedTask;

    public Func<AdaptiveCardInvokeValue, AdaptiveCardInvokeResponse>? OnCard { get; set; }

    public Func<SearchInvokeValue, SearchInvokeResponse>? OnSearch { get; set; }

    public IList<TeamsChannelAccount> Added { get; private set; } = [];

    public static AdaptiveCardInvokeResponse Refuse(int status) => throw new InvokeResponseException((System.Net.HttpStatusCode)status);

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await InTurn(turnContext, cancellationToken);
    }

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        Handle($"message {turnContext.Activity.Text}");

    protected override Task OnTeamsMembersAddedAsync(
        IList<TeamsChannelAccount> teamsMembersAdded,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        Added = teamsMembersAdded;
        return Handle($"added {string.Join(',', teamsMembersAdded.Select(m => m.Id))}");
    }

    protected override Task OnMembersRemovedAsync(
        IList<ChannelAccount> membersRemoved,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Handle($"removed {string.Join(',', membersRemoved.Select(m => m.Id))}");

    protected override Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Handle("installed");

    protected override Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Handle("uninstalled");

    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Handle($"event {turnContext.Activity.Name}");

    protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Handle($"unrecognized {turnContext.Activity.Type}");

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken)
    {
        Handled.Enqueue($"card {invokeValue.Action.Verb}");
        return OnCard is null
            ? base.OnAdaptiveCardInvokeAsync(turnContext, invokeValue, cancellationToken)
            : Task.FromResult(OnCard(invokeValue));
    }

    protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        SearchInvokeValue invokeValue,
        CancellationToken cancellationToken)
    {
        Handled.Enqueue($"{invokeValue.Kind} {invokeValue.QueryText}");
        return OnSearch is null
            ? base.OnSearchInvokeAsync(turnContext, invokeValue, cancellationToken)
            : Task.FromResult(OnSearch(invokeValue));
    }

    protected override Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Handle($"edited {turnContext.Activity.Text}");

    private Task Handle(string what)
    {
        Handled.Enqueue(what);
        return Task.CompletedTask;
    }
}
