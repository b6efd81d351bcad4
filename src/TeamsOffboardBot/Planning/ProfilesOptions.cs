namespace TeamsOffboardBot.Planning;

/// <summary>The profiles people can start from, in order; the first is the default.</summary>
public sealed class ProfilesOptions
{
    public const string Section = "Profiles";

    public IReadOnlyList<ProfileOptions> Items { get; init; } = [];
}
