using System.Globalization;
using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>The same automatic reply as Graph's mailboxSettings, in Exchange's words.</summary>
static class AutoReplyCmdlets
{
    static readonly (string Graph, string Exchange)[] States = [("disabled", "Disabled"), ("alwaysEnabled", "Enabled"), ("scheduled", "Scheduled")];
    static readonly (string Graph, string Exchange)[] Audiences = [("none", "None"), ("contactsOnly", "Known"), ("all", "All")];

    public static IEnumerable<JsonObject> Get(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        var reply = mailbox.AutoReply;
        var row = new JsonObject
        {
            ["Identity"] = user.Id,
            ["AutoReplyState"] = Array.Find(States, s => s.Graph == reply.Status).Exchange,
            ["ExternalAudience"] = Array.Find(Audiences, a => a.Graph == reply.Audience).Exchange,
            ["InternalMessage"] = reply.Internal,
            ["ExternalMessage"] = reply.External,
            ["MailboxOwnerId"] = user.Id,
        };
        return [row.Time("StartTime", reply.From ?? call.Now).Time("EndTime", reply.Until ?? call.Now.AddDays(1))];
    }

    public static IEnumerable<JsonObject> Set(CmdletCall call)
    {
        var (_, mailbox) = call.Mailbox();
        var current = mailbox.AutoReply;
        if (!call.Flag("WhatIf"))
        {
            mailbox.AutoReply = current with
            {
                Status = call.Text("AutoReplyState") is { } state ? Array.Find(States, s => TenantState.Same(s.Exchange, state)).Graph : current.Status,
                Audience = call.Text("ExternalAudience") is { } audience ? Array.Find(Audiences, a => TenantState.Same(a.Exchange, audience)).Graph : current.Audience,
                Internal = call.Has("InternalMessage") ? call.Text("InternalMessage") ?? "" : current.Internal,
                External = call.Has("ExternalMessage") ? call.Text("ExternalMessage") ?? "" : current.External,
                From = Time(call, "StartTime") ?? current.From,
                Until = Time(call, "EndTime") ?? current.Until,
            };
        }

        return [];
    }

    static DateTimeOffset? Time(CmdletCall call, string name) =>
        call.Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
