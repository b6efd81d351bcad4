using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The password the person knows stops working. The new one is random and thrown away, so nobody knows it. At once, beside
/// the block: if one is refused, the other still holds. A synchronised password belongs to Active Directory (rule R2).
/// https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class ResetPassword(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.ResetPassword;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ActsAtOnce => true;

    public Repetition Repetition => Repetition.IsNewEachTime;

    public bool IsLockOut => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => SyncMatrix.IsFor(Id, snapshot) ? new() { Id = Id } : null;

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => Facts(snapshot.Account.LastPasswordChangeAt);

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user is null
            ? Reasons.AccountGone
            : StepFacts.Reading(
                TenantSecond.IsSince(user.LastPasswordChangeDateTime, context.StartedAt),
                Facts(user.LastPasswordChangeDateTime));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.ResetPasswordAsync(context.Leaver.Id.Value, cancellationToken);

    private static JsonObject Facts(DateTimeOffset? changed) => new() { ["lastPasswordChangeDateTime"] = TenantSecond.Write(changed) };
}
