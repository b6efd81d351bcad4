using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Who is in the conversation of a turn. In a channel this is the whole team, as Teams answers by team.</summary>
public static class TeamsInfo
{
    public static async Task<TeamsChannelAccount> GetMemberAsync(
        ITurnContext turnContext,
        string userId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var member = await ConversationsOf(turnContext)
            .GetMemberAsync(ConversationOf(turnContext), userId, cancellationToken).ConfigureAwait(false);
        return AsTeamsAccount(member);
    }

    public static async Task<TeamsPagedMembersResult> GetPagedMembersAsync(
        ITurnContext turnContext,
        int? pageSize = null,
        string continuationToken = null,
        CancellationToken cancellationToken = default)
    {
        var page = await ConversationsOf(turnContext)
            .GetConversationPagedMembersAsync(ConversationOf(turnContext), pageSize, continuationToken, cancellationToken)
            .ConfigureAwait(false);
        return new TeamsPagedMembersResult
        {
            ContinuationToken = page.ContinuationToken,
            Members = [.. page.Members.Select(AsTeamsAccount)],
        };
    }

    internal static TeamsChannelAccount AsTeamsAccount(ChannelAccount member) =>
        JObject.FromObject(member).ToObject<TeamsChannelAccount>();

    private static string ConversationOf(ITurnContext turnContext) =>
        turnContext.Activity.TeamsGetTeamInfo()?.Id
        ?? turnContext.Activity.Conversation?.Id
        ?? throw new InvalidOperationException("The activity names no conversation.");

    private static Conversations ConversationsOf(ITurnContext turnContext)
    {
        var connector = turnContext.TurnState.Get<IConnectorClient>()
            ?? throw new InvalidOperationException("The turn has no connector client.");
        return (Conversations)connector.Conversations;
    }
}
