using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>An <see cref="ActivityHandler"/> that knows Teams' members.</summary>
public class TeamsActivityHandler : ActivityHandler
{
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext,
        CancellationToken cancellationToken)
    {
        try
        {
            return turnContext.Activity switch
            {
                { Name: null, ChannelId: Channels.Msteams } => await OnTeamsCardActionInvokeAsync(turnContext, cancellationToken).ConfigureAwait(false),
                { Name: "fileConsent/invoke", Value: var value } =>
                    await OnTeamsFileConsentAsync(turnContext, As<FileConsentCardResponse>(value), cancellationToken).ConfigureAwait(false),
                _ => await base.OnInvokeActivityAsync(turnContext, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (InvokeResponseException e)
        {
            return e.CreateInvokeResponse();
        }
    }

    protected virtual async Task<InvokeResponse> OnTeamsFileConsentAsync(
        ITurnContext<IInvokeActivity> turnContext,
        FileConsentCardResponse fileConsentCardResponse,
        CancellationToken cancellationToken)
    {
        switch (fileConsentCardResponse.Action)
        {
            case "accept":
                await OnTeamsFileConsentAcceptAsync(turnContext, fileConsentCardResponse, cancellationToken).ConfigureAwait(false);
                break;
            case "decline":
                await OnTeamsFileConsentDeclineAsync(turnContext, fileConsentCardResponse, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw new InvokeResponseException(HttpStatusCode.BadRequest, $"{fileConsentCardResponse.Action} is not a supported Action.");
        }

        return CreateInvokeResponse();
    }

    protected virtual Task OnTeamsFileConsentAcceptAsync(
        ITurnContext<IInvokeActivity> turnContext,
        FileConsentCardResponse fileConsentCardResponse,
        CancellationToken cancellationToken) => throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task OnTeamsFileConsentDeclineAsync(
        ITurnContext<IInvokeActivity> turnContext,
        FileConsentCardResponse fileConsentCardResponse,
        CancellationToken cancellationToken) => throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task<InvokeResponse> OnTeamsCardActionInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        CancellationToken cancellationToken) => throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected override Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        turnContext.Activity.ChannelId == Channels.Msteams && turnContext.Activity.GetChannelData<TeamsChannelData>()?.EventType == "editMessage"
            ? OnTeamsMessageEditAsync(turnContext, cancellationToken)
            : base.OnMessageUpdateActivityAsync(turnContext, cancellationToken);

    protected virtual Task OnTeamsMessageEditAsync(
        ITurnContext<IMessageUpdateActivity> turnContext,
        CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (activity.ChannelId == Channels.Msteams)
        {
            var team = activity.GetChannelData<TeamsChannelData>()?.Team;
            if (activity.MembersAdded != null)
            {
                return OnTeamsMembersAddedDispatchAsync(activity.MembersAdded, team, turnContext, cancellationToken);
            }

            if (activity.MembersRemoved != null)
            {
                return OnTeamsMembersRemovedDispatchAsync(activity.MembersRemoved, team, turnContext, cancellationToken);
            }
        }

        return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
    }

    // Teams names a new member by id alone; who that is must be asked for, except of the bot itself.
    protected virtual async Task OnTeamsMembersAddedDispatchAsync(
        IList<ChannelAccount> membersAdded,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var members = new List<TeamsChannelAccount>();
        foreach (var member in membersAdded)
        {
            var isKnown = member.Properties.HasValues || member.Id == turnContext.Activity.Recipient?.Id;
            members.Add(isKnown
                ? TeamsInfo.AsTeamsAccount(member)
                : await AskForAsync(member, turnContext, cancellationToken).ConfigureAwait(false));
        }

        await OnTeamsMembersAddedAsync(members, teamInfo, turnContext, cancellationToken).ConfigureAwait(false);
    }

    protected virtual Task OnTeamsMembersRemovedDispatchAsync(
        IList<ChannelAccount> membersRemoved,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        TeamsChannelAccount[] members = [.. membersRemoved.Select(TeamsInfo.AsTeamsAccount)];
        return OnTeamsMembersRemovedAsync(members, teamInfo, turnContext, cancellationToken);
    }

    protected virtual Task OnTeamsMembersAddedAsync(
        IList<TeamsChannelAccount> teamsMembersAdded,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        OnMembersAddedAsync([.. teamsMembersAdded], turnContext, cancellationToken);

    protected virtual Task OnTeamsMembersRemovedAsync(
        IList<TeamsChannelAccount> teamsMembersRemoved,
        TeamInfo teamInfo,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        OnMembersRemovedAsync([.. teamsMembersRemoved], turnContext, cancellationToken);

    private static T As<T>(object value) => value is JObject body
        ? body.ToObject<T>()
        : throw new InvokeResponseException(HttpStatusCode.BadRequest, $"expected type '{value?.GetType().Name}'");

    private static async Task<TeamsChannelAccount> AskForAsync(
        ChannelAccount member,
        ITurnContext turnContext,
        CancellationToken cancellationToken)
    {
        try
        {
            return await TeamsInfo.GetMemberAsync(turnContext, member.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (ErrorResponseException e) when (e.Body?.Error?.Code == "ConversationNotFound")
        {
            return TeamsInfo.AsTeamsAccount(member);
        }
    }
}
