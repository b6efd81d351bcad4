namespace TeamsOffboardBot.Planning;

/// <summary>What becomes of a membership, and for those that stay, why.</summary>
public enum GroupFate
{
    /// <summary>The choices keep it.</summary>
    Stays,

    /// <summary>Left through Graph.</summary>
    Left,

    /// <summary>Left through Exchange: distribution lists and mail-enabled security groups.</summary>
    LeftThroughExchange,

    /// <summary>A licensing group, left when the licences go.</summary>
    LeftWithLicences,

    /// <summary>A licensing group only a person can take the leaver out of: dynamic or synced.</summary>
    LeftByHand,

    /// <summary>Its rule decides who is in it. Rule R15.</summary>
    StaysDynamic,

    /// <summary>Mastered on-premises. Rule R15.</summary>
    StaysSynced,

    /// <summary>Carries directory roles; needs a right the bot does not have.</summary>
    StaysRoleAssignable,

    /// <summary>Left when its new owner is confirmed. Rule R14.</summary>
    LeftWhenHandedOver,

    /// <summary>The leaver is its last owner, and nobody takes over. Rule R14.</summary>
    StaysOwned,

    /// <summary>On the list of groups nobody is taken out of.</summary>
    StaysOnKeepList,

    /// <summary>It gives the licence the mailbox needs, or licences are kept.</summary>
    StaysForLicence,
}
