namespace TeamsOffboardBot.Cards;

/// <summary>What somebody can do here decides what they are told that they can do.</summary>
public enum HelpFor
{
    /// <summary>They may ask for nobody's offboarding.</summary>
    Nobody,

    /// <summary>They may ask for those who report to them.</summary>
    Manager,

    /// <summary>They may ask for everybody.</summary>
    HumanResources,

    Approver,
}
