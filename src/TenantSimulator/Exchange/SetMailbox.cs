using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Set-Mailbox: everything is checked before anything is changed.</summary>
static class SetMailbox
{
    /// <summary>What only the on-premises directory may change for a synchronised account.</summary>
    static readonly string[] MasteredOnPremises =
        ["HiddenFromAddressListsEnabled", "EmailAddresses", "DisplayName", "Alias", "GrantSendOnBehalfTo", "MailTip", "Office", "AccountDisabled",
         "CustomAttribute1", "CustomAttribute2", "CustomAttribute3", "CustomAttribute4", "CustomAttribute5"];

    static readonly string[] Kept =
        ["RetentionComment", "MailTip", "MessageCopyForSentAsEnabled", "MessageCopyForSendOnBehalfEnabled",
         "CustomAttribute1", "CustomAttribute2", "CustomAttribute3", "CustomAttribute4", "CustomAttribute5"];

    public static IEnumerable<JsonObject> Run(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        if (user.IsSynced && Array.Find(MasteredOnPremises, call.Has) is { } mastered)
        {
            throw ExchangeErrors.Synced("Set-Mailbox", mastered, user.UserPrincipalName);
        }

        CheckHold(call, user);
        CheckType(call, user, mailbox);
        var forwarding = call.Text("ForwardingAddress") is { } recipient ? call.Recipient(recipient).Id : null;
        var addresses = Addresses(call, user, mailbox);
        if (call.Flag("WhatIf"))
        {
            return [];
        }

        Delivery(call, mailbox, forwarding, addresses);
        Hold(call, mailbox);
        Naming(call, user, mailbox);
        if (TypeAsked(call) is { } type)
        {
            Convert(call, mailbox, type);
        }

        call.Tenant.Settle(user);
        return [];
    }

    static string? TypeAsked(CmdletCall call) => call.Text("Type")?.ToLowerInvariant() switch
    {
        "shared" => "SharedMailbox",
        "room" => "RoomMailbox",
        "equipment" => "EquipmentMailbox",
        "regular" => "UserMailbox",
        _ => null,
    };

    static void CheckType(CmdletCall call, User user, Mailbox mailbox)
    {
        if (TypeAsked(call) is { } type && type != mailbox.Type && mailbox.Type == "UserMailbox" && !call.Tenant.HasExchange(user))
        {
            throw ExchangeErrors.Recipient(
                $"The mailbox of \"{user.UserPrincipalName}\" can't be converted because it has no Exchange Online license. Assign a license, wait until the mailbox is available and try again.");
        }
    }

    static void Convert(CmdletCall call, Mailbox mailbox, string type)
    {
        if (type == mailbox.Type)
        {
            call.Warnings.Add("The command completed successfully but no settings have been modified.");
            return;
        }

        mailbox.ConvertTo(type, call.ConversionLag);
    }

    static void CheckHold(CmdletCall call, User user)
    {
        if (call.Has("LitigationHoldEnabled") && call.Flag("LitigationHoldEnabled") && !call.Tenant.HasPlan(user, PlanNames.ExchangePlan2))
        {
            throw ExchangeErrors.Recipient(
                $"Litigation hold can't be enabled for \"{user.UserPrincipalName}\": the mailbox needs an Exchange Online (Plan 2) license.");
        }

        if (call.Text("LitigationHoldDuration") is { } duration && !TenantState.Same(duration, "unlimited") && Days(duration) is null)
        {
            throw ExchangeErrors.Binding($"Cannot process argument transformation on parameter 'LitigationHoldDuration'. Cannot convert value \"{duration}\" to type \"Unlimited\".");
        }
    }

    static int? Days(string text) =>
        int.TryParse(text, out var days) ? days : TimeSpan.TryParse(text, out var span) ? (int)span.TotalDays : null;

    static void Hold(CmdletCall call, Mailbox mailbox)
    {
        if (call.Has("LitigationHoldEnabled"))
        {
            mailbox.Hold = call.Flag("LitigationHoldEnabled") ? mailbox.Hold ?? new LitigationHold(call.Now, "Offboarding", Days: null) : null;
        }

        if (mailbox.Hold is { } hold)
        {
            mailbox.Hold = hold with
            {
                Days = call.Has("LitigationHoldDuration") ? Days(call.Text("LitigationHoldDuration") ?? "") : hold.Days,
                Owner = call.Has("LitigationHoldOwner") ? call.Text("LitigationHoldOwner") : hold.Owner,
            };
        }
    }

    static List<string>? Addresses(CmdletCall call, User user, Mailbox mailbox)
    {
        if (!call.Has("EmailAddresses"))
        {
            return null;
        }

        var changed = call.Changed("EmailAddresses", mailbox.Addresses, a => a.Contains(':', StringComparison.Ordinal) ? a : $"smtp:{a}");
        if (changed.Count(a => a.StartsWith("SMTP:", StringComparison.Ordinal)) != 1)
        {
            throw ExchangeErrors.Recipient("There must be exactly one primary SMTP address for each recipient.");
        }

        var taken = Recipients.All(call.Tenant).Where(r => r != user).SelectMany(r => Recipients.Addresses(r).Select(Recipients.WithoutPrefix));
        var conflict = taken.FirstOrDefault(t => changed.Exists(c => TenantState.Same(Recipients.WithoutPrefix(c), t)));
        return conflict is null
            ? changed
            : throw ExchangeErrors.Task("ProxyAddressExistsException", $"The proxy address \"smtp:{conflict}\" is already being used by another recipient.");
    }

    static void Delivery(CmdletCall call, Mailbox mailbox, string? forwarding, List<string>? addresses)
    {
        if (call.Has("ForwardingAddress"))
        {
            mailbox.ForwardingAddress = forwarding;
        }

        if (call.Has("ForwardingSmtpAddress"))
        {
            mailbox.ForwardingSmtpAddress = call.Text("ForwardingSmtpAddress") is { Length: > 0 } address ? Recipients.WithoutPrefix(address) : null;
        }

        if (call.Has("DeliverToMailboxAndForward"))
        {
            mailbox.DeliverToMailboxAndForward = call.Flag("DeliverToMailboxAndForward");
        }

        if (call.Has("GrantSendOnBehalfTo"))
        {
            var changed = call.Changed("GrantSendOnBehalfTo", mailbox.SendOnBehalf, name => call.Recipient(name).Id);
            mailbox.SendOnBehalf.Clear();
            mailbox.SendOnBehalf.AddRange(changed);
        }

        if (addresses is not null)
        {
            mailbox.Addresses.Clear();
            mailbox.Addresses.AddRange(addresses);
        }
    }

    static void Naming(CmdletCall call, User user, Mailbox mailbox)
    {
        if (call.Has("HiddenFromAddressListsEnabled"))
        {
            mailbox.HiddenFromAddressLists = call.Flag("HiddenFromAddressListsEnabled");
        }

        if (call.Has("AccountDisabled"))
        {
            mailbox.AccountDisabled = call.Flag("AccountDisabled");
        }

        foreach (var (parameter, property) in new[] { ("DisplayName", "displayName"), ("Alias", "mailNickname"), ("Office", "officeLocation") })
        {
            if (call.Text(parameter) is { } text)
            {
                user.Set(property, text);
            }
        }

        foreach (var name in Kept.Where(call.Has))
        {
            mailbox.Extras[name] = call[name]?.DeepClone();
        }
    }
}
