namespace TeamsOffboardBot.Audit;

public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>
    /// A private key of an elliptic curve in PEM, from the environment or a Key Vault reference. With it the end of every chain
    /// is signed, so that whoever can write in the database still cannot rewrite what happened.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>Where evidence is written when a request ends: a folder or a mounted share, as a full path. Null: nowhere; it is made when somebody asks.</summary>
    public string? Folder { get; set; }

    /// <summary>Of the evidence in that folder: en, nl or sv.</summary>
    public string Language { get; set; } = "en";
}
