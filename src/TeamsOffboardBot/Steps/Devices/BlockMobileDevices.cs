using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// These phones may not fetch mail from this mailbox again. After the wipe, because a blocked phone no longer fetches the order (rule R10).
/// https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
/// </summary>
public sealed class BlockMobileDevices(Tenant tenant) : IOffboardingStep
{
    public StepId Id => StepIds.BlockMobileDevices;

    public IReadOnlyList<StepId> After => [StepIds.WipeMobileMail, StepIds.WipeMobileDevices, StepIds.CheckMobileWipe];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>Nothing else blocks phones of this mailbox, and wiping them does not.</summary>
    public bool LooksEarly(Plan plan) => true;

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var wiped = snapshot.MailDevices(choices, DeviceFate.RemoveMail).Concat(snapshot.MailDevices(choices, DeviceFate.Wipe));
        List<StepTarget> targets = [.. wiped.Where(d => d.DeviceId is not null).Select(d => new StepTarget(d.DeviceId!, d.Name)).DistinctBy(t => t.Id)];
        return targets.Count == 0 ? null : new() { Id = Id, Targets = targets };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.ProtocolsAsync(context.Leaver.Id.Value, cancellationToken) is not { } access)
        {
            return Reasons.NoMailbox;
        }

        var blocked = context.Step.Targets.Where(t => access.BlockedDeviceIds.Contains(t.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        return StepFacts.Reading(blocked.Count == context.Step.Targets.Count, new JsonObject { ["blocked"] = StepFacts.List(blocked.Select(t => t.Name)) });
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.MobileDevices.BlockAsync(context.Leaver.Id.Value, context.Step.Targets.Select(t => t.Id), cancellationToken);
}
