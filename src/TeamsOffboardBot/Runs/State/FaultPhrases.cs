using System.Globalization;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>A fault in the words of the person who must decide: what happened, what that means, what they can do.</summary>
public sealed record FaultPhrases(Phrase Happened, Phrase Means, Phrase CanDo)
{
    /// <summary>Of a step that was left out when a try before may have done it: that is being looked up.</summary>
    public const string SkippedToLook = "Faults.SkippedToLook";

    /// <summary>The same, when it could not be looked up.</summary>
    public const string SkippedUnseen = "Faults.SkippedUnseen";

    /// <summary>The same, when Microsoft 365 was found to be at it.</summary>
    public const string SkippedUnderWay = "Faults.SkippedUnderWay";

    /// <summary>Of a step that was left out it says what became of the look at the tenant, not what it waited for before.</summary>
    public static bool IsOfLook(string? key) => key is SkippedToLook or SkippedUnseen or SkippedUnderWay;

    public static FaultPhrases Of(FaultFacts fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        (string Name, string Value)[] args =
        [
            ("service", NameOf(fault.Service)),
            ("operation", fault.Operation),
            ("status", fault.Status.ToString(CultureInfo.InvariantCulture)),
            ("code", fault.Code ?? "-"),
            ("message", fault.Message ?? "-"),
            ("permissions", fault.NeededPermissions.Count > 0 ? string.Join(", ", fault.NeededPermissions) : "-"),
        ];
        var (happened, means, canDo) = Keys(fault);
        return new FaultPhrases(Phrase.Of(happened, args), Phrase.Of(means, args), Phrase.Of(canDo, args));
    }

    /// <summary>Microsoft's names, the same in every language.</summary>
    private static string NameOf(string service) => service switch
    {
        "Graph" => "Microsoft Graph",
        "Exchange" => "Exchange Online",
        "SharePoint" => "SharePoint Online",
        _ => "Microsoft 365",
    };

    private static (string Happened, string Means, string CanDo) Keys(FaultFacts fault) => fault switch
    {
        { Code: FaultCodes.EffectNotSeen } => ("Faults.NoEffect.Happened", "Faults.NoEffect.Means", "Faults.NoEffect.CanDo"),
        { Code: FaultCodes.Unexpected } => ("Faults.Defect.Happened", "Faults.Defect.Means", "Faults.Defect.CanDo"),
        { Code: "ConfirmationRequired" } => ("Faults.Confirmation.Happened", "Faults.Confirmation.Means", "Faults.Confirmation.CanDo"),
        { Code: "ProxyAddressExistsException" } => ("Faults.AddressTaken.Happened", "Faults.AddressTaken.Means", "Faults.AddressTaken.CanDo"),
        { Code: "NoToken" } or { Status: 401 } => ("Faults.SignIn.Happened", "Faults.SignIn.Means", "Faults.SignIn.CanDo"),
        { Status: 403, NeededPermissions.Count: > 0 } => ("Faults.Permission.Happened", "Faults.Permission.MeansNamed", "Faults.Permission.CanDo"),
        { Status: 403 } => ("Faults.Permission.Happened", "Faults.Permission.Means", "Faults.Permission.CanDo"),
        { Status: 404 } => ("Faults.NotFound.Happened", "Faults.NotFound.Means", "Faults.NotFound.CanDo"),
        { Status: 429 } => ("Faults.Throttled.Happened", "Faults.Throttled.Means", "Faults.Throttled.CanDo"),
        { Status: 0 } => ("Faults.NoAnswer.Happened", "Faults.NoAnswer.Means", "Faults.NoAnswer.CanDo"),
        { Status: >= 500 } => ("Faults.Unavailable.Happened", "Faults.Unavailable.Means", "Faults.Unavailable.CanDo"),
        _ => ("Faults.Refused.Happened", "Faults.Refused.Means", "Faults.Refused.CanDo"),
    };
}
