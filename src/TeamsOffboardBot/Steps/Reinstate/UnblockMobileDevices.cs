using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// These phones may fetch mail again; what was wiped off them must be set up anew by the person.
/// https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class UnblockMobileDevices(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.UnblockMobileDevices;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.ProtocolsAsync(context.Leaver.Id.Value, cancellationToken) is not { } access)
        {
            return Reasons.NoMailbox;
        }

        var blocked = context.Step.Targets.Where(t => access.BlockedDeviceIds.Contains(t.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        return StepFacts.Reading(blocked.Count == 0, new JsonObject { ["blocked"] = StepFacts.List(blocked.Select(t => t.Name)) });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.MobileDevices.UnblockAsync(context.Leaver.Id.Value, context.Step.Targets.Select(t => t.Id), cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) =>
        done.Step(StepIds.BlockMobileDevices) is { Before: not null } blocked ? On([.. blocked.Planned.Targets.Except(blocked.TargetsIn("blocked"))]) : null;
}
