using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Files on computers and phones cannot be reached from here: somebody asks for the devices. Planned when devices are known, or
/// could not be read. https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
/// </summary>
public sealed class PersonalComputers : ManualTask
{
    public override StepId Id => StepIds.PersonalComputers;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        snapshot.Devices is { IsKnown: true, Value: null or { Count: 0 } }
            ? null
            : new() { Id = Id, Targets = [.. (snapshot.Devices.Value ?? []).Select(d => new StepTarget(d, d))] };

    protected override Phrase Order(StepContext context) => context.Step.Targets.Count == 0
        ? Phrase.Of("Steps.personal-computers.Task.Unknown")
        : Phrase.Of("Steps.personal-computers.Task", ("devices", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
