using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

/// <summary>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</summary>
internal sealed class Conversations(ConnectorClient client) : IConversations
{
    public Task<ConversationResourceResponse> CreateAsync(ConversationParameters parameters, CancellationToken cancellationToken) =>
        client.CallAsync<ConversationResourceResponse>(HttpMethod.Post, "v3/conversations", parameters, cancellationToken);

    public Task<ResourceResponse> SendAsync(string conversationId, Activity activity, CancellationToken cancellationToken) =>
        client.CallAsync<ResourceResponse>(HttpMethod.Post, $"{Of(conversationId)}/activities", activity, cancellationToken);

    public Task<ResourceResponse> ReplyAsync(
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken) =>
        client.CallAsync<ResourceResponse>(HttpMethod.Post, Of(conversationId, activityId), activity, cancellationToken);

    public Task<ResourceResponse> UpdateAsync(
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken) =>
        client.CallAsync<ResourceResponse>(HttpMethod.Put, Of(conversationId, activityId), activity, cancellationToken);

    public Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        client.CallAsync<object>(HttpMethod.Delete, Of(conversationId, activityId), body: null, cancellationToken);

    public Task<ChannelAccount> GetMemberAsync(string conversationId, string memberId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(memberId);
        var path = $"{Of(conversationId)}/members/{Uri.EscapeDataString(memberId)}";
        return client.CallAsync<ChannelAccount>(HttpMethod.Get, path, body: null, cancellationToken);
    }

    public Task<PagedMembersResult> GetPagedMembersAsync(
        string conversationId,
        int? pageSize,
        string continuationToken,
        CancellationToken cancellationToken)
    {
        string[] query =
        [
            .. pageSize is { } size ? [FormattableString.Invariant($"pageSize={size}")] : Array.Empty<string>(),
            .. continuationToken is null ? Array.Empty<string>() : [$"continuationToken={Uri.EscapeDataString(continuationToken)}"],
        ];
        var path = $"{Of(conversationId)}/pagedmembers{(query.Length > 0 ? "?" : null)}{string.Join('&', query)}";
        return client.CallAsync<PagedMembersResult>(HttpMethod.Get, path, body: null, cancellationToken);
    }

    private static string Of(string conversationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        return $"v3/conversations/{Uri.EscapeDataString(conversationId)}";
    }

    private static string Of(string conversationId, string activityId)
    {
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        return $"{Of(conversationId)}/activities/{Uri.EscapeDataString(activityId)}";
    }
}
