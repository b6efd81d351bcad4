using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>A test against the published contracts, which are not part of this repository: CONTRACT_DIR names their folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "CONTRACT_DIR does not name the folder of the published contracts.";
        }
    }

    public static string? Folder => Environment.GetEnvironmentVariable("CONTRACT_DIR") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : null;

    public static string PathOf(string file) => Path.Combine(Folder!, file);
}
