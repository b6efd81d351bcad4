using System.Security.Cryptography;

namespace TeamsOffboardBot.Runs;

/// <summary>This start of this process: what claims a run. A restarted process is another owner.</summary>
public sealed record RunOwner(string Name)
{
    public static RunOwner OfThisProcess() => new($"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
}
