using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>How a deleted account is to come back, as it stands in the form.</summary>
public sealed record RestoreForm
{
    /// <summary>The restored account gets another name.</summary>
    public const string NewNameChosen = "New";

    /// <summary>Whoever has the name now gets another one.</summary>
    public const string OtherNameChosen = "Other";

    public bool AllowsSignIn { get; init; }

    public bool GivesLicences { get; init; } = true;

    /// <summary>Only where somebody has the user name.</summary>
    public string NameChoice { get; init; } = NewNameChosen;

    public string NewName { get; init; } = string.Empty;

    public string OtherName { get; init; } = string.Empty;

    /// <summary>What was chosen before.</summary>
    /// <param name="free">A name that is free, for the one of the two that was not chosen.</param>
    public static RestoreForm From(Restoration how, string free)
    {
        ArgumentNullException.ThrowIfNull(how);
        return new()
        {
            AllowsSignIn = how.AllowsSignIn,
            GivesLicences = how.GivesLicences,
            NameChoice = how.Renames is null ? NewNameChosen : OtherNameChosen,
            NewName = how.NewUserPrincipalName ?? free,
            OtherName = how.Renames?.UserPrincipalName ?? free,
        };
    }

    public static RestoreForm Parse(JObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            AllowsSignIn = IsOn(data, Fields.AllowsSignIn),
            GivesLicences = IsOn(data, Fields.GivesLicences),
            NameChoice = Text(data, Fields.NameChoice),
            NewName = Text(data, Fields.NewName),
            OtherName = Text(data, Fields.OtherName),
        };
    }

    private static bool IsOn(JObject data, string field) => Text(data, field).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Text(JObject data, string field) => data[field] is JValue { Value: not null } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture).Trim() : string.Empty;
}
