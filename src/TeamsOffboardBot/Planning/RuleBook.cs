using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Planning;

/// <summary>Every rule, written by hand in the order in which people read what they say.</summary>
public sealed class RuleBook(GroupFates groups)
{
    public IReadOnlyList<IRule> Rules { get; } =
    [
        new RefusedLeavers(),
        new RoleHoldersNeedTwo(),
        new LeaverIsNotNamed(),
        new ColleaguesFit(),
        new SyncedAccount(),
        new HybridMailbox(),
        new ForwardingNeedsLicence(),
        new HeavyMailboxNeedsPlan2(),
        new MailboxGetsLicence(),
        new HoldNeedsPlan2(),
        new ConversionComesBeforeLicences(),
        new MeetingsNeedTheMailbox(),
        new NamesAndAliases(),
        new OthersMailboxesInPart(),
        new MailboxIsNotLost(),
        new AccountIsNotAnAnchor(),
        new OneDriveIsNotLost(),
        new DevicesAreNotEvidence(),
        new DynamicLicensing(),
        new InheritedLicences(groups),
        new LastOwner(groups),
        new GroupsThatStay(groups),
        new UnknownFacts(),
        new LockOutComesFirst(),
        new WhatElseHappens(),
        new ReinstatementLosesSomething(),
        new ReinstatedNeedSeats(),
        new ReinstatedRoleHoldersNeedTwo(),
        new RestoredNameIsFree(),
        new RestoredNeedSeats(),
        new RestoredRoleHoldersNeedTwo(),
        new RestoredComesBack(),
        new EndedMailboxIsUsed(),
    ];
}
