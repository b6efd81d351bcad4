using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// A BlackBerry is managed by BlackBerry's own service, which Microsoft 365 cannot reach: it goes on carrying the company's data until somebody
/// ends it there. https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
/// </summary>
public sealed class EndBlackBerry : ManualTask
{
    private const string Maker = "BlackBerry";

    public override StepId Id => StepIds.EndBlackBerry;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices)
    {
        var phones = (snapshot.MailDevices.Value ?? []).Select(d => new StepTarget(d.Id, d.Name))
            .Concat((snapshot.ManagedDevices.Value ?? []).Select(d => new StepTarget(d.Id, d.Name)))
            .Where(t => t.Name.Contains(Maker, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return phones.Count == 0 ? null : new() { Id = Id, Targets = phones };
    }

    protected override Phrase Order(StepContext context) =>
        Phrase.Of("Steps.end-blackberry.Task", ("devices", string.Join(", ", context.Step.Targets.Select(t => t.Name))));
}
