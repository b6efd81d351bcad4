using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Directory roles the bot does not take away: all of them unless the configuration allows it, and always those that come through a
/// group. Named exactly, so that nobody must look them up. https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
/// </summary>
public sealed class DirectoryRolesByHand(IOptions<AccessOptions> access) : ManualTask
{
    private const string Roles = "roles";
    private const string RoleGroups = "roleGroups";

    public override StepId Id => StepIds.DirectoryRolesByHand;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices)
    {
        List<HeldRole> roles = access.Value.RemovesDirectoryRoles ? [] : [.. snapshot.HeldRoles];
        var groups = snapshot.RoleGroups();
        return roles.Count + groups.Count == 0 && IsClear(snapshot)
            ? null
            : new()
            {
                Id = Id,
                Targets = [.. roles.Select(r => new StepTarget(r.Id, r.Name)), .. groups.Select(g => new StepTarget(g.Id, g.DisplayName))],
            };
    }

    /// <summary>Read, and either none or all of them named; an older snapshot has names alone.</summary>
    private static bool IsClear(Snapshot snapshot) =>
        snapshot.DirectoryRoles.IsKnown && (snapshot.HeldRoles.Count > 0 || snapshot.DirectoryRoles.Value is null or { Count: 0 });

    /// <summary>Active, for a time, or only to be activated: each is taken away elsewhere.</summary>
    protected override Phrase Order(StepContext context)
    {
        var planned = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var roles = context.Snapshot.HeldRoles.Where(r => planned.Contains(r.Id)).ToList();
        var groups = context.Snapshot.RoleGroups().Where(g => planned.Contains(g.Id)).Select(g => g.DisplayName).ToList();
        var key = (roles.Count > 0, groups.Count > 0) switch
        {
            (true, true) => "Steps.directory-roles-by-hand.Task.RolesAndGroups",
            (true, false) => "Steps.directory-roles-by-hand.Task",
            (false, true) => "Steps.directory-roles-by-hand.Task.Groups",
            _ => "Steps.directory-roles-by-hand.Task.Unknown",
        };
        return Phrase.Of(key, (Roles, string.Join(", ", roles.Select(Exactly))), (RoleGroups, string.Join(", ", groups)));
    }

    private static string Exactly(HeldRole role)
    {
        var kind = role.IsEligible ? "eligible" : "active";
        var scope = role.Scope == "/" ? "" : $", {role.Scope}";
        var end = role.EndsAt is { } at ? $" – {at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"{role.Name} ({kind}{scope}{end})";
    }
}
