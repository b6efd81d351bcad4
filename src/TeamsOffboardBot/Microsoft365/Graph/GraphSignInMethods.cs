namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// The ways in which a user proves who they are. Each kind is removed at an address of its own.
/// https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
/// </summary>
public sealed class GraphSignInMethods(GraphClient graph)
{
    private static readonly Dictionary<string, GraphOperation> Removals = new(StringComparer.Ordinal)
    {
        ["phone"] = GraphOperations.RemovePhoneMethod,
        ["microsoftAuthenticator"] = GraphOperations.RemoveAuthenticatorMethod,
        ["fido2"] = GraphOperations.RemovePasskeyMethod,
        ["softwareOath"] = GraphOperations.RemoveSoftwareOathMethod,
        ["temporaryAccessPass"] = GraphOperations.RemoveTemporaryAccessPass,
        ["windowsHelloForBusiness"] = GraphOperations.RemoveWindowsHelloMethod,
        ["email"] = GraphOperations.RemoveEmailMethod,
        ["platformCredential"] = GraphOperations.RemovePlatformCredential,
        ["external"] = GraphOperations.RemoveExternalMethod,
    };

    /// <summary>False for the password, which only changes, and for kinds that Graph lists and cannot remove.</summary>
    public static bool CanRemove(AuthenticationMethod method) => Removals.ContainsKey(method.Kind);

    /// <summary>All but the password.</summary>
    public async Task<IReadOnlyList<AuthenticationMethod>> BesidesPasswordAsync(string userId, CancellationToken cancellationToken)
    {
        var all = await graph.ListAsync<AuthenticationMethod>(new(GraphOperations.ListAuthenticationMethods, userId), cancellationToken);
        return [.. all.Where(method => !method.IsPassword)];
    }

    /// <summary>
    /// False when it is the default method, which goes only after all others: Graph does not tell which one that is before it refuses.
    /// One that is gone already counts as removed.
    /// </summary>
    public async Task<bool> TryRemoveAsync(string userId, AuthenticationMethod method, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(new(Removals[method.Kind], userId, method.Id), cancellationToken);
            return true;
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return true;
        }
        catch (Microsoft365Fault fault) when (fault.Status == 400 && IsAboutTheDefault(fault))
        {
            return false;
        }
    }

    // The code is that of any bad request, and there are two wordings of the refusal.
    private static bool IsAboutTheDefault(Microsoft365Fault fault) =>
        fault.ServiceMessage.Contains("default authentication method", StringComparison.OrdinalIgnoreCase)
        || fault.ServiceMessage.Contains("default method", StringComparison.OrdinalIgnoreCase);
}
