using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>The three sign-outs of a run are proven in the same way.</summary>
internal static class SessionReading
{
    public static async Task<StepReading> InspectAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user is null
            ? Reasons.AccountGone
            : StepFacts.Reading(
                TenantSecond.IsSince(user.SignInSessionsValidFromDateTime, context.StartedAt),
                new JsonObject { ["signInSessionsValidFromDateTime"] = user.SignInSessionsValidFromDateTime });
    }
}
