using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record AutomaticReplies(AutomaticRepliesStatus Status)
{
    public ExternalAudience ExternalAudience { get; init; } = ExternalAudience.None;

    /// <summary>HTML on the way back, whatever was set.</summary>
    public string? InternalReplyMessage { get; init; }

    public string? ExternalReplyMessage { get; init; }

    public DateTimeTimeZone? ScheduledStartDateTime { get; init; }

    public DateTimeTimeZone? ScheduledEndDateTime { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<AutomaticRepliesStatus>))]
public enum AutomaticRepliesStatus
{
    Disabled,
    AlwaysEnabled,
    Scheduled,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ExternalAudience>))]
public enum ExternalAudience
{
    None,
    ContactsOnly,
    All,
}

/// <summary>A local time without an offset, and the zone it is in.</summary>
public sealed record DateTimeTimeZone(string DateTime, string TimeZone);
