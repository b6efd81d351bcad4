using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>Inbox rules, the hidden ones too. A rule is named by its number, by name, or by mailbox\number.</summary>
static class InboxRuleCmdlets
{
    static readonly (string Exchange, string Graph)[] Forwards =
        [("ForwardTo", "forwardTo"), ("ForwardAsAttachmentTo", "forwardAsAttachmentTo"), ("RedirectTo", "redirectTo")];

    static (User User, Mailbox Mailbox) Box(CmdletCall call)
    {
        if (call.Has("Mailbox"))
        {
            return call.Mailbox("Mailbox");
        }

        var owner = call.Text("Identity")?.Split('\\') is [var name, _] ? name : null;
        var user = Recipients.MailboxUsers(call.Tenant).FirstOrDefault(u => owner is not null && Recipients.IsNamed(u, owner));
        return user is null
            ? throw ExchangeErrors.Binding("Cannot process command because of one or more missing mandatory parameters: Mailbox.")
            : (user, user.Mailbox!);
    }

    static (Mailbox Mailbox, InboxRule Rule) Named(CmdletCall call)
    {
        var mailbox = Box(call).Mailbox;
        var identity = call.Text("Identity") ?? "";
        var key = identity.Split('\\')[^1];
        var rule = mailbox.Rules.Find(r => r.Number.ToString() == key || TenantState.Same(r.Name, key));
        return rule is null
            ? throw ExchangeErrors.Refuse(404, "NotFound", "Ex6F9304", "Microsoft.Exchange.Management.Common.InboxRuleNotFoundException", $"The inbox rule '{identity}' wasn't found.")
            : (mailbox, rule);
    }

    public static IEnumerable<JsonObject> Get(CmdletCall call)
    {
        var (user, mailbox) = Box(call);
        var rules = call.Has("Identity") ? [Named(call).Rule] : mailbox.Rules.Where(r => !r.IsHidden || call.Flag("IncludeHidden"));
        return rules.OrderBy(r => r.Sequence).Select(r => View(user, r));
    }

    static JsonObject View(User user, InboxRule rule)
    {
        var row = new JsonObject
        {
            ["Identity"] = $"{Recipients.Alias(user)}\\{rule.Number}",
            ["RuleIdentity"] = rule.Number,
            ["Name"] = rule.Name,
            ["Enabled"] = rule.IsEnabled,
            ["Priority"] = rule.Sequence,
            ["MailboxOwnerId"] = user.Id,
            ["InError"] = false,
            ["StopProcessingRules"] = (bool?)rule.Actions["stopProcessingRules"] ?? false,
            ["DeleteMessage"] = (bool?)rule.Actions["delete"] ?? false,
            ["MoveToFolder"] = rule.Actions["moveToFolder"]?.DeepClone(),
            ["Description"] = $"If the message meets the conditions of '{rule.Name}', take its actions.",
        };
        row.Texts("SubjectContainsWords", (rule.Conditions["subjectContains"] as JsonArray ?? []).Select(w => w!.ToString()));
        foreach (var (exchange, graph) in Forwards)
        {
            row.Texts(exchange, (rule.Actions[graph] as JsonArray ?? []).Select(r => $"\"{r?["emailAddress"]?["name"]}\" [SMTP:{r?["emailAddress"]?["address"]}]"));
        }

        return row;
    }

    public static IEnumerable<JsonObject> New(CmdletCall call)
    {
        var (user, mailbox) = Box(call);
        var number = 10_376_293_541_461_800_000 + (ulong)mailbox.Rules.Count;
        var rule = new InboxRule(Convert.ToBase64String(BitConverter.GetBytes(number)), number, call.Text("Name")!)
        {
            Sequence = (int?)call["Priority"] ?? mailbox.Rules.Count + 1,
        };
        rule.Conditions["subjectContains"] = new JsonArray([.. call.Texts("SubjectContainsWords").Select(w => (JsonNode)w)]);
        rule.Actions["stopProcessingRules"] = call.Flag("StopProcessingRules");
        rule.Actions["delete"] = call.Flag("DeleteMessage");
        rule.Actions["moveToFolder"] = call.Text("MoveToFolder");
        foreach (var (exchange, graph) in Forwards.Where(f => call.Has(f.Exchange)))
        {
            rule.Actions[graph] = new JsonArray([.. call.Texts(exchange).Select(a => new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = a, ["address"] = a } })]);
        }

        if (!call.Flag("WhatIf"))
        {
            mailbox.Rules.Add(rule);
        }

        return [View(user, rule)];
    }

    public static IEnumerable<JsonObject> Disable(CmdletCall call)
    {
        var (_, rule) = Named(call);
        rule.IsEnabled = call.Flag("WhatIf") && rule.IsEnabled;
        return [];
    }

    public static IEnumerable<JsonObject> Remove(CmdletCall call)
    {
        var (mailbox, rule) = Named(call);
        if (!call.Flag("WhatIf"))
        {
            mailbox.Rules.Remove(rule);
        }

        return [];
    }
}
