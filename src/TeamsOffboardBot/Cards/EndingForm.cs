using Newtonsoft.Json.Linq;

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

    private static bool IsOn(JObject data, string field) => Text(data, field).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Text(JObject data, string field) => data[field] is JValue { Value: not null } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture).Trim() : string.Empty;
}
