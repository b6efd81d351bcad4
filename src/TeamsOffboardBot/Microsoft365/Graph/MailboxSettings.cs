namespace TeamsOffboardBot.Microsoft365.Graph;

/// <param name="UserPurpose">user, shared, room, equipment…</param>
public sealed record MailboxSettings(AutomaticReplies? AutomaticRepliesSetting, string? UserPurpose, string? TimeZone);
