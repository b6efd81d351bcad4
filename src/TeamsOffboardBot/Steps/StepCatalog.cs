using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;
using TeamsOffboardBot.Steps.Files;
using TeamsOffboardBot.Steps.Groups;
using TeamsOffboardBot.Steps.Licences;
using TeamsOffboardBot.Steps.Mail;
using TeamsOffboardBot.Steps.Manual;

namespace TeamsOffboardBot.Steps;

/// <summary>
/// Every step, written by hand in the order in which plans show them. When a step runs is decided by its After and Needs alone.
/// </summary>
public sealed class StepCatalog
{
    private readonly Dictionary<StepId, IOffboardingStep> _byId;

    public StepCatalog(Tenant tenant, GroupFates groups, IOptions<AccessOptions> access)
    {
        IOffboardingStep[] automatic =
        [
            new BlockSignIn(tenant),
            new JoinBlockGroup(tenant, access),
            new ResetPassword(tenant),
            new SignOut(tenant),
            new SignOutAfterLockOut(tenant),
            new SwitchOffMailProtocols(tenant),
            new ClearOldForwarding(tenant),
            new RemoveOldMailboxAccess(tenant),
            new SetAutoReply(tenant),
            new ForwardMail(tenant),
            new HideFromAddressLists(tenant),
            new GiveMailboxAccess(tenant),
            new ConvertToSharedMailbox(tenant),
            new GiveOneDriveAccess(tenant),
            new LeaveGroups(tenant, groups),
            new LeaveDistributionLists(tenant, groups),
            new RemoveLicences(tenant),
            new LeaveLicensingGroups(tenant, groups),
        ];
        Steps =
        [
            .. automatic,
            new SignOutAtTheEnd(tenant, [.. automatic.Select(s => s.Id)]),
            new OnPremisesAccount(groups),
            new SignOutAfterActiveDirectory(tenant),
            new CheckBlockAfterSync(tenant),
            new ConvertHybridMailbox(),
            new ExportMailbox(),
            new LicensingGroupsByHand(groups),
            new ReleasePhoneNumber(),
            new PersonalComputers(),
            new ReduceBillingSeats(groups),
        ];
        StepGraph.Check(Steps);
        _byId = Steps.ToDictionary(s => s.Id);
    }

    public IReadOnlyList<IOffboardingStep> Steps { get; }

    /// <exception cref="KeyNotFoundException">A journal names a step that this version does not have.</exception>
    public IOffboardingStep Step(StepId id) =>
        _byId.TryGetValue(id, out var step) ? step : throw new KeyNotFoundException($"There is no step '{id}'.");
}
