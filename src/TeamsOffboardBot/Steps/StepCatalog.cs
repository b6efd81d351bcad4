using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Access;
using TeamsOffboardBot.Steps.Account;
using TeamsOffboardBot.Steps.Devices;
using TeamsOffboardBot.Steps.Files;
using TeamsOffboardBot.Steps.Groups;
using TeamsOffboardBot.Steps.Licences;
using TeamsOffboardBot.Steps.Mail;
using TeamsOffboardBot.Steps.Manual;
using TeamsOffboardBot.Steps.People;
using TeamsOffboardBot.Steps.Reinstate;
using TeamsOffboardBot.Steps.Restore;

namespace TeamsOffboardBot.Steps;

/// <summary>
/// Every step of every kind of request, written by hand in the order in which plans show them. When a step runs is decided by its After and Needs alone.
/// </summary>
public sealed class StepCatalog
{
    /// <summary>What gives something of the leaver's to somebody else.</summary>
    private static readonly StepId[] HandOvers =
        [StepIds.GiveMailboxAccess, StepIds.ForwardMail, StepIds.GiveOneDriveAccess, StepIds.LetReadOneDrive, StepIds.CopyOneDrive, StepIds.HandOverGroups, StepIds.HandOverChannels, StepIds.MoveDirectReports, StepIds.GiveAliases];

    private readonly Dictionary<StepId, IOffboardingStep> _byId;

    public StepCatalog(Tenant tenant, GroupFates groups, ITellPeople people, StepSettings settings)
    {
        var (access, devices, handover, deadlines) = settings;
        var automatic = Automatic(tenant, groups, access, devices);
        Steps =
        [
            .. automatic,
            new SignOutAtTheEnd(tenant, [.. automatic.Select(s => s.Id)]),
            new TellNewOwners(tenant, people, handover, [.. automatic.Where(s => HandOvers.Contains(s.Id))]),
            new StopForwarding(tenant),
            new StopAutoReply(tenant),
            new StopOneDriveReading(tenant),
            new OnPremisesAccount(groups),
            new SignOutAfterActiveDirectory(tenant),
            new CheckBlockAfterSync(tenant),
            new RemoveSignInMethods(tenant),
            new DeleteAccount(tenant, [.. automatic.Select(s => s.Id), StepIds.SignOutAtTheEnd, StepIds.RemoveSignInMethods], deadlines),
            new DeleteOnPremisesAccount(),
            new OnPremisesNames(),
            new ConvertHybridMailbox(),
            new ExportMailbox(),
            new LicensingGroupsByHand(groups),
            new PrivateChannels(groups),
            new ReleasePhoneNumber(),
            new CheckCallQueues(),
            new DirectoryRolesByHand(access),
            new AppRolesByHand(access),
            new HandOverApps(),
            new PersonalComputers(),
            new LookThroughWork(),
            new EndBlackBerry(),
            new ReduceBillingSeats(groups),
            .. Reversals.Of(tenant),
            .. Restorings.Of(tenant),
        ];
        StepGraph.Check(Steps, Orderings.All);
        _byId = Steps.ToDictionary(s => s.Id);
    }

    public IReadOnlyList<IOffboardingStep> Steps { get; }

    public IEnumerable<IOffboardingStep> Of(RequestKind kind) => Steps.Where(s => s.Serves(kind));

    /// <exception cref="KeyNotFoundException">A journal names a step that this version does not have.</exception>
    public IOffboardingStep Step(StepId id) =>
        _byId.TryGetValue(id, out var step) ? step : throw new KeyNotFoundException($"There is no step '{id}'.");

    /// <summary>What the bot does by itself when nothing but other steps stands before it.</summary>
    private static IOffboardingStep[] Automatic(Tenant tenant, GroupFates groups, IOptions<AccessOptions> access, IOptions<DevicesOptions> devices) =>
    [
        new BlockSignIn(tenant),
        new JoinBlockGroup(tenant, access),
        new ResetPassword(tenant),
        new SignOut(tenant),
        new SignOutAfterLockOut(tenant),
        new WipeMobileMail(tenant),
        new WipeMobileDevices(tenant),
        new CheckMobileWipe(tenant, devices),
        new BlockMobileDevices(tenant),
        new SwitchOffMobileMail(tenant),
        new SwitchOffMailProtocols(tenant),
        new ClearOldForwarding(tenant),
        new RemoveOldMailboxAccess(tenant),
        new RemoveDelegates(tenant),
        new GiveMailboxLicence(tenant),
        new PlaceLitigationHold(tenant),
        new RemoveInboxRules(tenant),
        new CancelMeetings(tenant),
        new SetAutoReply(tenant),
        new ForwardMail(tenant),
        new HideFromAddressLists(tenant),
        new RenameMailbox(tenant),
        new RemoveAliases(tenant),
        new GiveAliases(tenant),
        new GiveMailboxAccess(tenant),
        new ConvertToSharedMailbox(tenant),
        new DisableMailboxLogon(tenant),
        new LeaveOthersMailboxes(tenant),
        new RetireManagedDevices(tenant),
        new WipeManagedDevices(tenant),
        new DisableRegisteredDevices(tenant),
        new ClearOnPremisesId(tenant),
        new MoveDirectReports(tenant),
        new RemoveDirectoryRoles(tenant, access),
        new RemoveConsents(tenant),
        new RemoveAppRoles(tenant, access),
        new ReleaseTeamsNumber(tenant),
        new GiveOneDriveAccess(tenant),
        new LetReadOneDrive(tenant),
        new CopyOneDrive(tenant),
        new StopOneDriveSharing(tenant),
        new HandOverGroups(tenant, groups),
        new HandOverChannels(tenant),
        new LeaveGroups(tenant, groups),
        new LeaveOwnedGroups(tenant, groups),
        new LeaveDistributionLists(tenant, groups),
        new RemoveLicences(tenant),
        new LeaveLicensingGroups(tenant, groups),
    ];
}
