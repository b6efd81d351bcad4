using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// An account from Active Directory is deleted there, and the next synchronisation takes it out of the cloud; the cloud alone refuses
/// it (rule R2). When everything that was to be handed over is proven, as for every account (rule R8).
/// https://learn.microsoft.com/microsoft-365/admin/add-users/delete-a-user
/// </summary>
public sealed class DeleteOnPremisesAccount : ManualTask
{
    private const string AfterDays = "afterDays";
    private const string Account = "account";

    public override StepId Id => StepIds.DeleteOnPremisesAccount;

    public override IReadOnlyList<StepId> Needs =>
        [StepIds.GiveMailboxLicence, StepIds.PlaceLitigationHold, StepIds.GiveOneDriveAccess, StepIds.CopyOneDrive, StepIds.HandOverGroups];

    public override bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices) =>
        choices.Deletion is not { } deletion || !SyncMatrix.IsFor(Id, snapshot) || AccountIsNotAnAnchor.Anchor(snapshot, choices) is not null
            ? null
            : new()
            {
                Id = Id,
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [AfterDays] = deletion.AfterDays.ToString(CultureInfo.InvariantCulture),
                    [Account] = snapshot.Account.OnPremisesSamAccountName ?? snapshot.Account.Person.UserPrincipalName,
                },
            };

    protected override Phrase Order(StepContext context) => Phrase.Of(
        "Steps.delete-on-premises-account.Task",
        (Account, context.Step.Parameters[Account]),
        ("deletedDate", Deadlines.After(context.Snapshot, context.StartedAt, int.Parse(context.Step.Parameters[AfterDays], CultureInfo.InvariantCulture))));
}
