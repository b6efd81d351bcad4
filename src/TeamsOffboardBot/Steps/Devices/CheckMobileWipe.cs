using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Devices;

/// <summary>
/// Waits until the phones say that they did what they were told. A phone that is off says nothing, and after an hour its last token
/// is over, so there is a limit; then somebody must ask for the phone, and the run goes on.
/// https://learn.microsoft.com/powershell/module/exchange/get-mobiledevicestatistics
/// </summary>
public sealed class CheckMobileWipe(Tenant tenant, IOptions<DevicesOptions> options) : IOffboardingStep
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public StepId Id => StepIds.CheckMobileWipe;

    public IReadOnlyList<StepId> After => [StepIds.WipeMobileMail, StepIds.WipeMobileDevices];

    public IReadOnlyList<StepId> Needs => [];

    /// <summary>It only looks, and the phones answer while the rest is prepared.</summary>
    public bool IsLockOut => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        WipeOrder.Plan(Id, [.. snapshot.MailDevices(choices, DeviceFate.RemoveMail), .. snapshot.MailDevices(choices, DeviceFate.Wipe)]);

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var asked = (await WipeOrder.WipesAsync(tenant, context, cancellationToken)).Where(d => d.Wipe.IsAsked).ToList();
        var silent = asked.Where(d => !d.Wipe.IsAcknowledged).Select(d => d.Target.Name).ToList();
        if (asked.Count == 0)
        {
            return new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.NothingWiped"));
        }

        if (silent.Count == 0)
        {
            return new StepReading.InPlace(new JsonObject { ["wiped"] = StepFacts.List(asked.Select(d => d.Target.Name)) });
        }

        var names = ("devices", string.Join(", ", silent));
        var now = tenant.Clock.UtcNow;
        var end = (context.StartedAt ?? now) + options.Value.WipeWait;
        return now < end
            ? new StepReading.WaitUntil(NextLook(now, context.StartedAt ?? now, end), Phrase.Of("Steps.Reasons.WaitsForPhones", names))
            : new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.PhonesSilent", names));
    }

    /// <summary>It only looks.</summary>
    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A phone that is on answers within seconds; one that does not is asked about ever more seldom.</summary>
    private static DateTimeOffset NextLook(DateTimeOffset now, DateTimeOffset since, DateTimeOffset end)
    {
        var pause = (now - since) / 2;
        pause = pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;
        return now + pause < end ? now + pause : end;
    }
}
