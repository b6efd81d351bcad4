using Azure.Identity;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>
/// Directory roles that the application itself must hold. No call can tell without an effect, so the directory is asked who
/// holds what. Who the application is stands in its own token.
/// </summary>
internal sealed class RoleCheck(
    PermissionList permissions, Tenant tenant, TokenSource tokens, Microsoft365Addresses addresses, IOptions<Microsoft365Options> options) : ICheckPart
{
    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        var wanted = permissions.EntraRoles.Where(r => r.Name != ExchangeCheck.Role).Concat(permissions.OptIn.Where(r => r.Kind == "entraRole")).ToList();
        if (options.Value.Credential == CredentialKind.None)
        {
            return [.. wanted.Select(r => Subject(r).Line(CheckVerdict.NotNeeded, Phrase.Of("CheckUp.Token.None")))];
        }

        try
        {
            var token = await tokens.TokenAsync(addresses.Scope(Microsoft365Service.Graph, addresses.GraphRoot), cancellationToken);
            if (TokenOwner.ObjectId(token) is not { } self)
            {
                return [.. wanted.Select(r => Subject(r).Line(CheckVerdict.Unclear, Phrase.Of("CheckUp.Role.NobodyAsked"), r.Reason()))];
            }

            var held = (await tenant.Roles.ActiveAsync(self, cancellationToken)).Select(r => r.RoleName).ToHashSet(StringComparer.Ordinal);
            return [.. wanted.Select(r => Line(r, held.Contains(r.Name)))];
        }
        catch (Microsoft365Fault fault)
        {
            return [.. wanted.Select(r => Subject(r).Unclear("CheckUp.Role.Unreadable", fault, r.Reason()))];
        }
        catch (AuthenticationFailedException)
        {
            return [.. wanted.Select(r => Subject(r).Line(CheckVerdict.Unclear, Phrase.Of("CheckUp.Role.NobodyAsked"), r.Reason()))];
        }
    }

    private static CheckSubject Subject(PermissionEntry role) => new(CheckArea.Role, Phrase.Of("CheckUp.Role.Subject", ("name", role.Name)));

    private static CheckLine Line(PermissionEntry role, bool isHeld) => (isHeld, role.Kind) switch
    {
        (true, _) => Subject(role).Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Role.Held")),
        (false, null) => Subject(role).Line(CheckVerdict.Missing, Phrase.Of("CheckUp.Role.NotHeld"), role.Reason(), Phrase.Of("CheckUp.Role.Fix")),
        _ => Subject(role).Line(CheckVerdict.NotNeeded, Phrase.Of("CheckUp.Role.NotHeldOptIn"), role.Reason()),
    };
}
