using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Licences;

/// <summary>
/// The person loses every service of these licences, and the seats become free. The mailbox dies 30 days after its licence and
/// OneDrive is archived after 93, so what keeps mail and files must be proven first (rules R3-R9). Only what was assigned
/// directly, and what the mailbox was given for the time of the run; what the rules keep is no target. https://learn.microsoft.com/graph/api/user-assignlicense
/// </summary>
public sealed class RemoveLicences(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.RemoveLicences;

    public IReadOnlyList<StepId> After => LicenceNeeds.Over;

    public IReadOnlyList<StepId> Needs => LicenceNeeds.Proven;

    /// <summary>Unless the run itself gives the mailbox a licence first.</summary>
    public bool LooksEarly(Plan plan) => plan.Step(StepIds.GiveMailboxLicence) is null;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var fates = LicenceFates.Of(snapshot, choices);
        var direct = fates.Going.Where(l => l.IsDirect).Select(l => new StepTarget(l.SkuId, l.Name)).ToList();
        if (fates.Gift is { IsForNow: true, Licence: var given })
        {
            direct.Add(new StepTarget(given.SkuId, given.Name));
        }

        return direct.Count == 0 ? null : new() { Id = Id, Targets = direct };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await HeldAsync(context, cancellationToken) is not { } held)
        {
            return Reasons.AccountGone;
        }

        return StepFacts.Reading(held.Count == 0, new JsonObject { ["stillAssigned"] = StepFacts.List(held.Select(t => t.Name)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await HeldAsync(context, cancellationToken) is { Count: > 0 } held)
        {
            await tenant.Licences.RemoveAsync(context.Leaver.Id.Value, [.. held.Select(t => t.Id)], cancellationToken);
        }
    }

    private async Task<List<StepTarget>?> HeldAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var direct = user?.LicenseAssignmentStates.Where(s => s.IsDirect).Select(s => s.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return direct is null ? null : [.. context.Step.Targets.Where(t => direct.Contains(t.Id))];
    }
}
