using System.Globalization;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>
/// The choices card as it was filled in: raw text, not yet looked up. What a client leaves out counts as left empty;
/// every value arrives as text.
/// </summary>
public sealed record ChoicesForm
{
    public required string Mailbox { get; init; }

    /// <summary>Names or addresses of those who get the mail, separated by semicolons or commas.</summary>
    public required string MailTo { get; init; }

    public required bool KeepCopy { get; init; }

    public required bool Hide { get; init; }

    public required bool AutoReply { get; init; }

    public required string AutoReplyInternal { get; init; }

    public required string AutoReplyExternal { get; init; }

    public required string OneDrive { get; init; }

    public required string OneDriveOwner { get; init; }

    public required bool RemoveLicences { get; init; }

    public required bool LeaveGroups { get; init; }

    public static ChoicesForm Parse(JObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Mailbox = Text(data, Fields.Mailbox),
            MailTo = Text(data, Fields.MailTo),
            KeepCopy = IsOn(data, Fields.KeepCopy),
            Hide = IsOn(data, Fields.Hide),
            AutoReply = IsOn(data, Fields.AutoReply),
            AutoReplyInternal = Text(data, Fields.AutoReplyInternal),
            AutoReplyExternal = Text(data, Fields.AutoReplyExternal),
            OneDrive = Text(data, Fields.OneDrive),
            OneDriveOwner = Text(data, Fields.OneDriveOwner),
            RemoveLicences = IsOn(data, Fields.Licences),
            LeaveGroups = IsOn(data, Fields.Groups),
        };
    }

    /// <param name="address">How a chosen person is written into the form.</param>
    public static ChoicesForm From(Choices choices, Func<UserId, string> address)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(address);
        var mailTo = choices.Mailbox == MailboxChoice.Forward ? choices.ForwardTo is { } to ? [to] : [] : choices.Delegates;
        return new()
        {
            Mailbox = choices.Mailbox.ToString(),
            MailTo = string.Join("; ", mailTo.Select(address)),
            KeepCopy = choices.KeepCopyWhenForwarding,
            Hide = choices.HideFromAddressLists,
            AutoReply = choices.AutoReply is not null,
            AutoReplyInternal = choices.AutoReply?.Internal ?? string.Empty,
            AutoReplyExternal = choices.AutoReply?.External ?? string.Empty,
            OneDrive = choices.OneDrive.ToString(),
            OneDriveOwner = choices.OneDriveOwner is { } owner ? address(owner) : string.Empty,
            RemoveLicences = choices.RemoveLicences,
            LeaveGroups = choices.LeaveGroups,
        };
    }

    private static string Text(JObject data, string field) =>
        data.TryGetValue(field, StringComparison.Ordinal, out var value) && value is JValue { Value: not null } plain ? plain.ToString(CultureInfo.InvariantCulture).Trim() : string.Empty;

    private static bool IsOn(JObject data, string field) => string.Equals(Text(data, field), "true", StringComparison.OrdinalIgnoreCase);
}
