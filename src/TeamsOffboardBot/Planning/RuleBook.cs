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
        new ConversionComesBeforeLicences(),
        new MailboxIsNotLost(),
        new OneDriveIsNotLost(),
        new DynamicLicensing(),
        new InheritedLicences(groups),
        new LastOwner(groups),
        new GroupsThatStay(groups),
        new UnknownFacts(),
        new LockOutComesFirst(),
        new WhatElseHappens(),
    ];
}
