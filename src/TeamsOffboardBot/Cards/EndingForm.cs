using System.Globalization;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>How a shared mailbox or a forwarding is to end, as it stands in the form.</summary>
public sealed record EndingForm
{
    /// <summary>A litigation hold keeps the content, also when the account is gone.</summary>
    public bool Holds { get; init; }

    /// <summary>Empty: without an end.</summary>
    public string HoldDays { get; init; } = string.Empty;

    public bool Deletes { get; init; } = true;

    /// <summary>Empty: right after the approval.</summary>
    public string DeletionDays { get; init; } = string.Empty;

    public bool AcceptsUnknownHold { get; init; }

    /// <summary>What was chosen before.</summary>
    public static EndingForm From(Choices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return new()
        {
            Holds = choices.Hold is not null,
            HoldDays = Written(choices.Hold?.Days),
            Deletes = choices.Deletion is not null,
            DeletionDays = Written(choices.Deletion is { AfterDays: > 0 } later ? later.AfterDays : null),
            AcceptsUnknownHold = choices.Ends!.AcceptsUnknownHold,
        };
    }

    public static EndingForm Parse(JObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Holds = IsOn(data, Fields.Hold),
            HoldDays = Text(data, Fields.HoldDays),
            Deletes = IsOn(data, Fields.Deletion),
            DeletionDays = Text(data, Fields.DeletionDays),
            AcceptsUnknownHold = IsOn(data, Fields.AcceptsUnknownHold),
        };
    }

    private static string Written(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static bool IsOn(JObject data, string field) => Text(data, field).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Text(JObject data, string field) => data[field] is JValue { Value: not null } value ? value.ToString(CultureInfo.InvariantCulture).Trim() : string.Empty;
}
