using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Simulator;

public sealed class GraphMailboxTests(SimulatedTenant tenant) : SimulatorTests(tenant)
{
    private static readonly string Settings = $"/users/{Adele}/mailboxSettings";
    private static readonly string Rules = $"/users/{Adele}/mailFolders/inbox/messageRules";

    private static JsonObject AutoReply(string status) => new()
    {
        ["automaticRepliesSetting"] = new JsonObject { ["status"] = status, ["externalAudience"] = "all", ["internalReplyMessage"] = "in", ["externalReplyMessage"] = "out" },
    };

    [Fact]
    public async Task An_automatic_reply_is_set_and_Exchange_tells_the_same()
    {
        (await Tenant.GraphAsync("PATCH", Settings, AutoReply("alwaysEnabled"))).Status.ShouldBe(200);
        var truth = (await Tenant.TruthAsync(Adele))["mailbox"]!["autoReply"]!;
        ((string)truth["status"]!).ShouldBe("alwaysEnabled");
        ((string)truth["externalReplyMessage"]!).ShouldBe("out");
        var exchange = (await Tenant.InvokeAsync("Get-MailboxAutoReplyConfiguration", new JsonObject { ["Identity"] = AdeleName })).Rows[0]!;
        ((string)exchange["AutoReplyState"]!).ShouldBe("Enabled");
        ((string)exchange["InternalMessage"]!).ShouldBe("in");
    }

    [Theory]
    [InlineData("""{"automaticReplySetting":{}}""")]
    [InlineData("""{"automaticRepliesSetting":{"state":"alwaysEnabled"}}""")]
    [InlineData("""{"automaticRepliesSetting":{"status":"enabled"}}""")]
    [InlineData("""{"automaticRepliesSetting":{"status":"scheduled"}}""")]
    public async Task A_wrong_setting_is_refused(string body) =>
        (await Tenant.GraphAsync("PATCH", Settings, JsonNode.Parse(body))).Status.ShouldBe(400);

    [Theory]
    [InlineData("johanna.lorenz@contoso.com")]
    [InlineData("cameron.white@contoso.com")]
    public async Task Without_a_cloud_mailbox_there_are_no_settings(string user)
    {
        var answer = await Tenant.GraphAsync("GET", $"/users/{user}/mailboxSettings");
        answer.Status.ShouldBe(404);
        answer.Code.ShouldBe("MailboxNotEnabledForRESTAPI");
    }

    [Fact]
    public async Task The_purpose_tells_a_shared_mailbox()
    {
        ((string)(await Tenant.GraphAsync("GET", Settings)).Body!["userPurpose"]!).ShouldBe("user");
        await SetMailboxAsync(Adele, "Type", "Shared");
        ((string)(await Tenant.GraphAsync("GET", Settings)).Body!["userPurpose"]!).ShouldBe("shared");
    }

    [Fact]
    public async Task Hidden_rules_show_in_Exchange_only()
    {
        (await Tenant.GraphAsync("GET", Rules)).Rows.Count.ShouldBe(2);
        (await Tenant.InvokeAsync("Get-InboxRule", new JsonObject { ["Mailbox"] = AdeleName })).Rows.Count.ShouldBe(2);
        (await Tenant.InvokeAsync("Get-InboxRule", new JsonObject { ["Mailbox"] = AdeleName, ["IncludeHidden"] = true })).Rows.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_rule_is_made_changed_and_removed()
    {
        var made = await Tenant.GraphAsync("POST", Rules, new JsonObject { ["displayName"] = "New", ["sequence"] = 3, ["isEnabled"] = true, ["actions"] = new JsonObject { ["delete"] = true } });
        made.Status.ShouldBe(201);
        var rule = $"{Rules}/{Uri.EscapeDataString((string)made.Body!["id"]!)}";
        (await Tenant.GraphAsync("PATCH", rule, new JsonObject { ["isEnabled"] = false })).Status.ShouldBe(200);
        ((bool)(await Tenant.GraphAsync("GET", rule)).Body!["isEnabled"]!).ShouldBeFalse();
        (await Tenant.GraphAsync("DELETE", rule)).Status.ShouldBe(204);
        (await Tenant.GraphAsync("GET", rule)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Only_the_organiser_cancels_a_meeting()
    {
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/events/meeting-01-all-hands/cancel", new JsonObject())).Status.ShouldBe(400);
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/events/meeting-02-review/cancel", new JsonObject { ["comment"] = "gone" })).Status.ShouldBe(202);
        Texts((await Tenant.TruthAsync(Adele))["mailbox"]!["meetings"]).ShouldNotContain("Launch review");
    }

    [Fact]
    public async Task Mail_is_sent_while_the_mailbox_is_licensed()
    {
        var mail = new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["subject"] = "Hello",
                ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "…" },
                ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = "megan.bowen@contoso.com" } }),
            },
        };
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/sendMail", mail.DeepClone())).Status.ShouldBe(202);
        Texts((await Tenant.GetAsync("/_tenant/mail")).Body, "subject").ShouldBe(["Hello"]);
        await RemoveLicencesAsync(Adele, Sku.MicrosoftE3);
        (await Tenant.GraphAsync("POST", $"/users/{Adele}/sendMail", mail)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_calendar_is_read_through_a_window()
    {
        var from = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ");
        var until = DateTimeOffset.UtcNow.AddDays(3).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var view = await Tenant.GraphAsync("GET", $"/users/{Adele}/calendarView?startDateTime={from}&endDateTime={until}&$select=subject");
        view.Texts("subject").ShouldBe(["Campaign weekly"]);
        (await Tenant.GraphAsync("GET", $"/users/{Adele}/calendarView")).Status.ShouldBe(400);
    }
}
