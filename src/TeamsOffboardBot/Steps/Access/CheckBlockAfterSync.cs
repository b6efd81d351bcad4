using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// Sign-in is still blocked after Active Directory was heard: only that proves the manual task (rule R2). Waits for the next
/// sync of the account, or three hours, because an account that was synchronised before the task was confirmed is not sent again.
/// https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler
/// </summary>
public sealed class CheckBlockAfterSync(Tenant tenant) : IOffboardingStep
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public StepId Id => StepIds.CheckBlockAfterSync;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.OnPremisesAccount];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => SyncMatrix.IsFor(Id, snapshot) ? new() { Id = Id } : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        return user switch
        {
            null => Reasons.AccountGone,
            _ when !IsHeard(user, context) => new StepReading.WaitUntil(tenant.Clock.UtcNow + Pause, Phrase.Of("Steps.Reasons.WaitsForSync")),
            { AccountEnabled: false } => new StepReading.InPlace(new JsonObject
            {
                ["accountEnabled"] = false,
                ["onPremisesLastSyncDateTime"] = TenantSecond.Write(user.OnPremisesLastSyncDateTime),
            }),
            _ => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.EnabledBySync")),
        };
    }

    /// <summary>It only looks: blocking again here would hide that Active Directory lets the person in.</summary>
    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    private bool IsHeard(GraphUser user, StepContext context) =>
        user.AccountEnabled != false
        || TenantSecond.IsSince(user.OnPremisesLastSyncDateTime, context.StartedAt)
        || tenant.Clock.UtcNow - context.StartedAt >= LongestWait;
}
