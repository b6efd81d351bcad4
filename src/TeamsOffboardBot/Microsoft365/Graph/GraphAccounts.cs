using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What a user signs in with: account, password, sessions, methods.</summary>
public sealed class GraphAccounts(GraphClient graph)
{
    /// <summary>https://learn.microsoft.com/graph/api/user-update</summary>
    public Task SetAccountEnabledAsync(string userId, bool enabled, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.UpdateUserAccount, userId)
            {
                Body = WireJson.Bytes(new JsonObject { ["accountEnabled"] = enabled }),
            },
            cancellationToken);

    /// <summary>Sets a random password that nobody ever sees. It exists only in buffers that are wiped when the call is over.</summary>
    public async Task ResetPasswordAsync(string userId, CancellationToken cancellationToken)
    {
        var body = RandomPassword.UpdateBody();
        try
        {
            await graph.SendAsync(new(GraphOperations.UpdateUserPassword, userId) { Body = body }, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>Refresh tokens end now; access tokens live on for up to an hour. https://learn.microsoft.com/graph/api/user-revokesigninsessions</summary>
    public Task RevokeSignInSessionsAsync(string userId, CancellationToken cancellationToken) =>
        graph.SendAsync(new(GraphOperations.RevokeSignInSessions, userId), cancellationToken);

    public Task<IReadOnlyList<AuthenticationMethod>> AuthenticationMethodsAsync(string userId, CancellationToken cancellationToken) =>
        graph.ListAsync<AuthenticationMethod>(new(GraphOperations.ListAuthenticationMethods, userId), cancellationToken);
}
