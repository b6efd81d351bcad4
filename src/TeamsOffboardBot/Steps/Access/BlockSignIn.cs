using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The person can no longer sign in anywhere with this account. First and at once, because everything later takes minutes.
/// A synchronised account takes the block too, and loses it at the next sync unless it is disabled on-premises (rule R2).
/// https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class BlockSignIn(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.BlockSignIn;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ActsAtOnce => true;

    public bool IsLockOut => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

    public JsonObject BeforeFrom(Snapshot snapshot, PlannedStep step) => Facts(snapshot.Account.IsEnabled);

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user is null
            ? Reasons.AccountGone
            : StepFacts.Reading(user.AccountEnabled == false, Facts(user.AccountEnabled));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.SetAccountEnabledAsync(context.Leaver.Id.Value, enabled: false, cancellationToken);

    private static JsonObject Facts(bool? isEnabled) => new() { ["accountEnabled"] = isEnabled };
}
