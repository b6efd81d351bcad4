using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>Sensitive actions: against people who hold directory roles the application itself needs a role, whatever its permissions.</summary>
static class Sensitive
{
    public static void Require(GraphCall call, User target)
    {
        var holdsRoles = call.Tenant.RolesOf(target.Id).Any();
        if (holdsRoles && !call.Grants.HoldsAnyRole("Privileged Authentication Administrator", "Global Administrator"))
        {
            throw GraphErrors.Denied();
        }
    }

    public static void RequireForPassword(GraphCall call, User target)
    {
        Require(call, target);
        if (!call.Grants.HoldsAnyRole("User Administrator", "Privileged Authentication Administrator", "Global Administrator"))
        {
            throw GraphErrors.Denied();
        }
    }
}
