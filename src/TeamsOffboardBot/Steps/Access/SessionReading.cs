using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>All sign-outs of a run are proven in the same way.</summary>
internal static class SessionReading
{
    public static JsonObject BeforeFrom(Snapshot snapshot) => Facts(snapshot.Account.SessionsValidFrom);

    public static async Task<StepReading> InspectAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user is null
            ? Reasons.AccountGone
            : StepFacts.Reading(
                TenantSecond.IsSince(user.SignInSessionsValidFromDateTime, context.StartedAt),
                Facts(user.SignInSessionsValidFromDateTime));
    }

    private static JsonObject Facts(DateTimeOffset? validFrom) => new() { ["signInSessionsValidFromDateTime"] = TenantSecond.Write(validFrom) };
}
