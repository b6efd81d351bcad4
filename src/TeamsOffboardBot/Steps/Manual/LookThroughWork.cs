using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Forms, booking pages, flows, apps and recordings stay the leaver's, and no interface gives them to somebody else. One task for all, and only for
/// what the licences open. https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
/// </summary>
public sealed class LookThroughWork : ManualTask
{
    public override StepId Id => StepIds.LookThroughWork;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => WorkApps.ToLookThrough(snapshot, choices) is { Count: > 0 } apps
        ? new() { Id = Id, Targets = [.. apps.Select(a => new StepTarget(a.ToString(), Name(a)))] }
        : null;

    /// <summary>A sentence for each.</summary>
    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.look-through-work.Task", ("theParts", string.Join(',', context.Step.Targets.Select(t => $"Steps.look-through-work.{t.Id}"))));

    /// <summary>Microsoft's own names.</summary>
    private static string Name(WorkApp app) => app switch
    {
        WorkApp.PowerAutomate => "Power Automate",
        WorkApp.PowerApps => "Power Apps",
        WorkApp.Recordings => "Teams (recordings)",
        _ => $"Microsoft {app}",
    };
}
