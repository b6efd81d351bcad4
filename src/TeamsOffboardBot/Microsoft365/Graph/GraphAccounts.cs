using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>What a user signs in with: account, password, sessions.</summary>
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

    /// <summary>
    /// With the groups and licences it was deleted with, enabled or blocked as it was then. Refused when somebody has the user name, and when
    /// somebody has one of its addresses, unless those may be dropped. https://learn.microsoft.com/graph/api/directory-deleteditems-restore
    /// </summary>
    /// <param name="newUserPrincipalName">Null: its own.</param>
    public Task RestoreAsync(string userId, string? newUserPrincipalName, bool dropsTakenAddresses, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["autoReconcileProxyConflict"] = dropsTakenAddresses };
        if (newUserPrincipalName is not null)
        {
            body["newUserPrincipalName"] = newUserPrincipalName;
        }

        return graph.SendAsync(new(GraphOperations.RestoreDeletedItem, userId) { Body = WireJson.Bytes(body) }, cancellationToken);
    }

    /// <summary>What somebody signs in with. https://learn.microsoft.com/graph/api/user-update</summary>
    public Task SetUserPrincipalNameAsync(string userId, string userPrincipalName, CancellationToken cancellationToken) =>
        graph.SendAsync(
            new(GraphOperations.UpdateUser, userId) { Body = WireJson.Bytes(new JsonObject { ["userPrincipalName"] = userPrincipalName }) }, cancellationToken);

    /// <summary>
    /// For 30 days it can be restored, with groups, licences and mailbox; its licences are free at once. Who is gone already counts as
    /// deleted. https://learn.microsoft.com/graph/api/user-delete
    /// </summary>
    public async Task DeleteAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(new(GraphOperations.DeleteUser, userId), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
        }
    }
}
