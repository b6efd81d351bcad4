using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>PATCH /users/{id}: all checks first, then all effects, as one request is one transaction.</summary>
static class UserPatch
{
    static readonly HashSet<string> SensitiveNames =
        ["accountEnabled", "businessPhones", "mobilePhone", "onPremisesImmutableId", "otherMails", "passwordProfile", "userPrincipalName", "identities"];

    /// <summary>What the cloud still takes for an account that is mastered on-premises.</summary>
    static readonly HashSet<string> WritableWhenSynced = ["accountEnabled", "usageLocation", "passwordPolicies", "preferredDataLocation"];

    static readonly HashSet<string> KeptBySharePoint =
        ["aboutMe", "birthday", "hireDate", "interests", "mySite", "pastProjects", "preferredName", "responsibilities", "schools", "skills"];

    static readonly HashSet<string> PasswordNames = ["password", "forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa"];

    public static ServiceReply Apply(GraphCall call)
    {
        var changes = call.Body.Where(p => !p.Key.Contains('@', StringComparison.Ordinal)).ToList();
        GraphPermissions.RequireForPatch(call.Grants, changes.ConvertAll(c => c.Key));
        var user = call.User();
        if (changes.Count == 0)
        {
            throw GraphErrors.Bad("Empty Payload. JSON content expected.");
        }

        foreach (var (name, value) in changes)
        {
            CheckProperty(name, value);
        }

        CheckTogether(call, user, [.. changes.Select(c => c.Key)]);
        CheckRights(call, user, changes.ConvertAll(c => c.Key));
        CheckNames(call, user);
        call.ShowAWhile(user);
        foreach (var (name, value) in changes)
        {
            Write(call, user, name, value);
        }

        call.Tenant.Changed(user);
        return new ServiceReply(204);
    }

    static void CheckProperty(string name, JsonNode? value)
    {
        if (!GraphTypes.User.Knows(name))
        {
            throw GraphErrors.Bad($"The property '{name}' does not exist on type 'microsoft.graph.user'. Make sure to only use property names that are defined by the type.");
        }

        if (GraphTypes.User.Find(name) is not { } property)
        {
            return;
        }

        if (property.IsReadOnly)
        {
            throw GraphErrors.Bad($"Property '{name}' is read-only and cannot be set.");
        }

        if (!property.Accepts(value))
        {
            throw GraphErrors.Bad($"Invalid value specified for property '{name}' of resource 'User'.");
        }

        if (name == "passwordProfile" && value is JsonObject profile)
        {
            CheckPassword(profile);
        }
    }

    static void CheckPassword(JsonObject profile)
    {
        foreach (var (name, _) in profile.Where(p => !PasswordNames.Contains(p.Key)))
        {
            throw GraphErrors.Bad($"The property '{name}' does not exist on type 'microsoft.graph.passwordProfile'.");
        }

        if ((string?)profile["password"] is { } password && !IsStrong(password))
        {
            throw GraphErrors.Bad("The specified password does not comply with password complexity requirements. Please provide a different password.");
        }
    }

    /// <summary>Eight characters to 256, of three of the four kinds.</summary>
    static bool IsStrong(string password)
    {
        var kinds = (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsUpper) ? 1 : 0)
            + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        return password.Length is >= 8 and <= 256 && kinds >= 3;
    }

    static void CheckTogether(GraphCall call, User user, HashSet<string> names)
    {
        if (names.Overlaps(KeptBySharePoint) && !names.IsSubsetOf(KeptBySharePoint))
        {
            throw GraphErrors.Bad("The request is currently not supported on the targeted entity set.");
        }

        if (user.IsSynced && !names.IsSubsetOf(WritableWhenSynced))
        {
            throw GraphErrors.Bad(GraphErrors.SyncedObject);
        }

        if (call.Body["accountEnabled"] is null && names.Contains("accountEnabled"))
        {
            throw GraphErrors.Bad("Invalid value specified for property 'accountEnabled' of resource 'User'.");
        }
    }

    static void CheckRights(GraphCall call, User user, List<string> names)
    {
        if (names.Exists(SensitiveNames.Contains))
        {
            Sensitive.Require(call, user);
        }

        if (names.Contains("passwordProfile"))
        {
            Sensitive.RequireForPassword(call, user);
        }
    }

    static void CheckNames(GraphCall call, User user)
    {
        if ((string?)call.Body["userPrincipalName"] is not { } name)
        {
            return;
        }

        if (!call.Tenant.IsInVerifiedDomain(name))
        {
            throw GraphErrors.Bad("Domain portion of the userPrincipalName is not one of the verified domains of the organization.");
        }

        if (call.Tenant.Users.Any(u => u != user && TenantState.Same(u.UserPrincipalName, name)))
        {
            throw GraphErrors.Bad("Another object with the same value for property userPrincipalName already exists.");
        }
    }

    static void Write(GraphCall call, User user, string name, JsonNode? value)
    {
        if (name != "passwordProfile")
        {
            user.Set(name, value?.DeepClone());
        }
        else if (value?["password"] is { } password)
        {
            user.PasswordChangedAt = call.Now;
            call.Tenant.Passwords.Add(password.GetValue<string>());
        }
    }
}
