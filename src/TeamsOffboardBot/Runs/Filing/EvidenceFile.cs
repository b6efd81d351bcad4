namespace TeamsOffboardBot.Runs.Filing;

/// <param name="Name">Holds the request's id and no name of anybody: it travels further than what is in it.</param>
public sealed record EvidenceFile(string Name, EvidenceFormat Format, byte[] Content);

/// <summary>The two files of a request's evidence; the names are what a card sends back.</summary>
public enum EvidenceFormat
{
    /// <summary>To read and print.</summary>
    Page,

    /// <summary>For machines, and for the command verify.</summary>
    Json,
}
