using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>
/// The mailbox gets a licence of its own, so that it is never without one while it is converted, held or forwards. At the very
/// beginning, because a dynamic group may take the other away as soon as sign-in is blocked (rule R21); the lock-out does not wait for it,
/// and a mailbox that is without a licence for a moment loses nothing. https://learn.microsoft.com/graph/api/user-assignlicense
/// </summary>
public sealed class GiveMailboxLicence(Tenant tenant) : IOffboardingStep
{
    private const string Active = "Active";

    public StepId Id => StepIds.GiveMailboxLicence;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => LicenceFates.Of(snapshot, choices).Gift is { } gift
        ? new() { Id = Id, Targets = [new StepTarget(gift.Licence.SkuId, gift.Licence.Name)] }
        : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } user)
        {
            return Reasons.AccountGone;
        }

        var sku = context.Step.Targets[0].Id;
        var held = user.LicenseAssignmentStates.FirstOrDefault(s => s.IsDirect && string.Equals(s.SkuId, sku, StringComparison.OrdinalIgnoreCase));
        return StepFacts.Reading(
            held is { State: null or Active },
            new JsonObject { ["assigned"] = held is not null, ["state"] = held?.State, ["error"] = held?.Error });
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Licences.AddAsync(context.Leaver.Id.Value, [context.Step.Targets[0].Id], cancellationToken);
}
