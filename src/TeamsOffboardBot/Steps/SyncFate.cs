namespace TeamsOffboardBot.Steps;

public enum SyncFate
{
    /// <summary>The cloud takes it, and synchronisation leaves it.</summary>
    Taken,

    /// <summary>The cloud takes it, and the next synchronisation puts back what Active Directory says: done there too.</summary>
    Overwritten,

    /// <summary>The cloud refuses it, or it would be undone at once: not planned here, but a part of the task in Active Directory.</summary>
    Refused,

    /// <summary>There is nothing to do for an account of the cloud.</summary>
    OnlyThere,
}
