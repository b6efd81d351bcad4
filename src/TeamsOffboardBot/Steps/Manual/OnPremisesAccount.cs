using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// What Active Directory masters is done there: until the account is disabled on-premises, the next sync lets the person in
/// again (rule R2). Urgent, so it waits for nothing.
/// https://learn.microsoft.com/entra/identity/users/users-revoke-access
/// </summary>
public sealed class OnPremisesAccount(GroupFates groups) : ManualTask
{
    private const string Account = "account";
    private const string DistinguishedName = "distinguishedName";
    private const string Hides = "hides";

    public override StepId Id => StepIds.OnPremisesAccount;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) => !SyncMatrix.IsFor(Id, snapshot)
        ? null
        : new()
        {
            Id = Id,
            Targets = choices.LeaveGroups ? groups.Targets(snapshot, choices, GroupFate.StaysSynced) : [],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Account] = snapshot.Account.OnPremisesSamAccountName ?? snapshot.Account.Person.UserPrincipalName,
                [DistinguishedName] = snapshot.Account.OnPremisesDistinguishedName ?? snapshot.Account.Person.UserPrincipalName,
                [Hides] = choices.HideFromAddressLists && snapshot.MayHaveCloudMailbox() ? "true" : "false",
            },
        };

    protected override Phrase Order(StepContext context)
    {
        var step = context.Step;
        var key = (step.Parameters[Hides] == "true", step.Targets.Count > 0) switch
        {
            (false, false) => "Steps.on-premises-account.Task",
            (true, false) => "Steps.on-premises-account.Task.Hide",
            (false, true) => "Steps.on-premises-account.Task.Groups",
            (true, true) => "Steps.on-premises-account.Task.HideAndGroups",
        };
        return Phrase.Of(
            key,
            (Account, step.Parameters[Account]),
            (DistinguishedName, step.Parameters[DistinguishedName]),
            ("groups", string.Join(", ", step.Targets.Select(t => t.Name))));
    }
}
