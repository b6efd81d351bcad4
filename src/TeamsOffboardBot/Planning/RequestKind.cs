namespace TeamsOffboardBot.Planning;

/// <summary>What a request is for. Steps and rules say which kinds they serve; approval, run and evidence are the same for all.</summary>
public enum RequestKind
{
    Offboarding,

    /// <summary>Gives back what an earlier request took.</summary>
    Reinstatement,

    /// <summary>Brings a deleted account back. Capability D3.</summary>
    Restoration,

    /// <summary>Ends a shared mailbox or a forwarding, and with it the account that carries it. Rule R8.</summary>
    Ending,
}
