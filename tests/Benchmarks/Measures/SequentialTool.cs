using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Benchmarks.World;

namespace Benchmarks.Measures;

/// <summary>
/// The call sequence of the leading open-source tool for one typical user, replayed: 44 requests, each after the answer to the one before,
/// in its order. It is spared the wait of five minutes before licences, its scheduler and its own work between the calls.
/// </summary>
public sealed class SequentialTool : IDisposable
{
    public const int Requests = 44;

    private const string User = "a0000000-0000-4000-8000-000000000003";
    private readonly HttpClient _http;
    private int _sent;

    public SequentialTool(Tenant tenant)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = tenant.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "tool");
    }

    /// <returns>Milliseconds.</returns>
    public async Task<double> OffboardAsync(string upn)
    {
        _sent = 0;
        var began = Stopwatch.GetTimestamp();
        var id = (string)(await GraphAsync(HttpMethod.Get, $"users/{upn}?$select=id,displayName,onPremisesSyncEnabled,onPremisesImmutableId"))["id"]!;
        await LockOutAsync(upn, id);
        await ExchangeAsync("Set-Mailbox", new() { ["Identity"] = upn, ["HiddenFromAddressListsEnabled"] = true });
        await LeaveGroupsAsync(id);
        await TidyMailboxAsync(upn);
        await HandOverFilesAsync(upn);
        await HandOverMailAsync(upn);
        await ExchangeAsync("Set-Mailbox", new() { ["Identity"] = id, ["Type"] = "Shared" });
        await RemoveMethodsAsync(id);
        await ReleaseNumberAsync(id);
        await RemoveLicencesAsync(id);
        return _sent == Requests
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new BenchmarksException($"The replayed sequence has {_sent} requests instead of {Requests}.");
    }

    public void Dispose() => _http.Dispose();

    private async Task LockOutAsync(string upn, string id)
    {
        await GraphAsync(HttpMethod.Post, $"users/{id}/revokeSignInSessions");
        await GraphAsync(HttpMethod.Get, $"users/{upn}?$select=onPremisesSyncEnabled");
        await GraphAsync(HttpMethod.Patch, $"users/{upn}", new() { ["passwordProfile"] = new JsonObject { ["forceChangePasswordNextSignIn"] = true, ["password"] = $"Rk7!{Guid.NewGuid():N}" } });
        await GraphAsync(HttpMethod.Get, $"users/{upn}?$select=onPremisesSyncEnabled");
        await GraphAsync(HttpMethod.Patch, $"users/{upn}", new() { ["accountEnabled"] = false });
    }

    private async Task LeaveGroupsAsync(string id)
    {
        var read = await GraphBatchAsync(
            ("GET", "/groups?$select=displayName,mailEnabled,id,groupTypes,assignedLicenses,onPremisesSyncEnabled,membershipRule&$top=999", null),
            ("GET", $"/users/{id}/memberOf/microsoft.graph.group?$select=id", null));
        var mine = Body(read, 1).Select(g => (string)g!["id"]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var groups = Body(read, 0).Where(g => mine.Contains((string)g!["id"]!) && g["membershipRule"] is null).ToList();
        var byMail = groups.Where(g => (bool)g!["mailEnabled"]! && g["groupTypes"]!.AsArray().Count == 0).ToList();
        await GraphBatchAsync([.. groups.Except(byMail).Select(g => ("DELETE", $"/groups/{g!["id"]}/members/{id}/$ref", (JsonObject?)null))]);
        await ExchangeBatchAsync([.. byMail.Select(g => ("Remove-DistributionGroupMember", new JsonObject
        {
            ["Identity"] = (string)g!["id"]!,
            ["Member"] = id,
            ["BypassSecurityGroupManagerCheck"] = true,
            ["Confirm"] = false,
        }))]);
    }

    private async Task TidyMailboxAsync(string upn)
    {
        var rules = await ExchangeAsync("Get-InboxRule", new() { ["Mailbox"] = upn, ["IncludeHidden"] = true });
        foreach (var rule in rules["value"]!.AsArray())
        {
            await ExchangeAsync("Remove-InboxRule", new() { ["Identity"] = (string)rule!["Identity"]!, ["Confirm"] = false });
        }

        var devices = await ExchangeAsync("Get-MobileDevice", new() { ["Mailbox"] = upn });
        foreach (var device in devices["value"]!.AsArray())
        {
            await ExchangeAsync("Remove-MobileDevice", new() { ["Identity"] = (string)device!["Identity"]!, ["Confirm"] = false });
        }

        await ExchangeAsync("Remove-CalendarEvents", new() { ["Identity"] = upn, ["QueryWindowInDays"] = 730, ["CancelOrganizedMeetings"] = true, ["Confirm"] = false });
        await ExchangeAsync("Set-MailboxAutoReplyConfiguration", new()
        {
            ["Identity"] = upn,
            ["AutoReplyState"] = "Enabled",
            ["InternalMessage"] = "Gone",
            ["ExternalMessage"] = "Gone",
            ["ExternalAudience"] = "All",
        });
        await ExchangeAsync("Set-Mailbox", new() { ["Identity"] = upn, ["ForwardingAddress"] = Leavers.FirstDelegate, ["ForwardingSmtpAddress"] = null, ["DeliverToMailboxAndForward"] = true });
    }

    private async Task HandOverFilesAsync(string upn)
    {
        await GraphAsync(HttpMethod.Get, $"users/{upn}/drive/root");
        await GraphAsync(HttpMethod.Get, "sites/root", isSpoken: false);
        var site = $"/sharepoint/personal/{upn.Replace('.', '_').Replace('@', '_')}";
        foreach (var person in new[] { Leavers.FirstDelegate, Leavers.SecondDelegate })
        {
            var user = await SendAsync(HttpMethod.Post, $"{site}/_api/web/ensureuser", new() { ["logonName"] = $"i:0#.f|membership|{person}" });
            await SendAsync(HttpMethod.Post, $"{site}/_api/web/getuserbyid({user["Id"]})", new() { ["IsSiteAdmin"] = true }, ("X-HTTP-Method", "MERGE"), ("IF-MATCH", "*"));
        }

        await GraphAsync(HttpMethod.Get, $"users/{upn}/drive");
        await GraphAsync(HttpMethod.Get, "sites/root", isSpoken: false);
        await SendAsync(HttpMethod.Post, $"{site}/_vti_bin/client.svc/ProcessQuery", [], isSpoken: false);
    }

    private async Task HandOverMailAsync(string upn)
    {
        foreach (var (person, mapped) in new[] { (Leavers.FirstDelegate, true), (Leavers.SecondDelegate, false) })
        {
            await ExchangeAsync("Add-MailboxPermission", new()
            {
                ["Identity"] = upn,
                ["User"] = person,
                ["AccessRights"] = new JsonArray("FullAccess"),
                ["AutoMapping"] = mapped,
                ["InheritanceType"] = "All",
                ["Confirm"] = false,
            });
        }

        foreach (var mailbox in new[] { Leavers.FirstDelegate, Leavers.SecondDelegate })
        {
            await ExchangeAsync("Remove-MailboxPermission", new() { ["Identity"] = mailbox, ["User"] = upn, ["AccessRights"] = new JsonArray("FullAccess"), ["Confirm"] = false });
        }

        await ExchangeAsync("Remove-MailboxFolderPermission", new() { ["Identity"] = $"{User}:\\Calendar", ["User"] = upn, ["Confirm"] = false }, isSpoken: false);
    }

    private async Task RemoveMethodsAsync(string id)
    {
        // The password's own cannot be removed, and the default goes last.
        var methods = (await GraphAsync(HttpMethod.Get, $"users/{id}/authentication/methods"))["value"]!.AsArray()
            .Select(m => (Type: ((string)m!["@odata.type"]!)["#microsoft.graph.".Length..^"AuthenticationMethod".Length], Id: (string)m["id"]!))
            .Where(m => m.Type != "password").OrderBy(m => m.Type == "microsoftAuthenticator").ToList();
        foreach (var (type, method) in methods)
        {
            await GraphAsync(HttpMethod.Delete, $"users/{id}/authentication/{type}Methods/{method}");
        }
    }

    private async Task ReleaseNumberAsync(string id)
    {
        var numbers = (await GraphAsync(HttpMethod.Get, "admin/teams/telephoneNumberManagement/numberAssignments"))["value"]!.AsArray();
        var number = numbers.First(n => (string?)n!["assignmentTargetId"] == id)!;
        await GraphBatchAsync(("POST", "/admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber", new JsonObject
        {
            ["telephoneNumber"] = (string)number["telephoneNumber"]!,
            ["numberType"] = (string)number["numberType"]!,
        }));
    }

    private async Task RemoveLicencesAsync(string id)
    {
        await GraphAsync(HttpMethod.Get, $"users/{id}?$select=licenseAssignmentStates");
        await GraphAsync(HttpMethod.Get, $"users/{id}");
        await GraphAsync(HttpMethod.Get, $"users/{id}/memberOf/microsoft.graph.group?$select=id,displayName,assignedLicenses,mailEnabled,groupTypes");
        var user = await GraphAsync(HttpMethod.Get, $"users/{id}?$select=id,displayName,userPrincipalName,assignedLicenses,licenseAssignmentStates");
        var skus = user["licenseAssignmentStates"]!.AsArray().Select(s => (JsonNode?)(string)s!["skuId"]!).ToArray();
        await GraphAsync(HttpMethod.Post, $"users/{id}/assignLicense", new() { ["addLicenses"] = new JsonArray(), ["removeLicenses"] = new JsonArray(skus) });
    }

    private Task<JsonObject> GraphAsync(HttpMethod method, string path, JsonObject? body = null, bool isSpoken = true) => SendAsync(method, $"/graph/v1.0/{path}", body, isSpoken);

    private Task<JsonObject> GraphBatchAsync(params (string Method, string Url, JsonObject? Body)[] calls) => SendAsync(HttpMethod.Post, "/graph/v1.0/$batch", new()
    {
        ["requests"] = new JsonArray([.. calls.Select((c, i) => Item(c.Method, c.Url, c.Body, i))]),
    });

    private static JsonObject Item(string method, string url, JsonObject? body, int index)
    {
        var item = new JsonObject { ["id"] = $"{index}", ["method"] = method, ["url"] = url };
        if (body is not null)
        {
            item["headers"] = new JsonObject { ["Content-Type"] = "application/json" };
            item["body"] = body;
        }

        return item;
    }

    private static JsonArray Body(JsonObject batch, int item) =>
        batch["responses"]!.AsArray().First(r => (string)r!["id"]! == $"{item}")!["body"]!["value"]!.AsArray();

    private Task<JsonObject> ExchangeAsync(string cmdlet, JsonObject parameters, bool isSpoken = true) =>
        SendAsync(HttpMethod.Post, $"/exchange/adminapi/beta/{Person.TenantId}/InvokeCommand", Command(cmdlet, parameters), isSpoken);

    private Task<JsonObject> ExchangeBatchAsync(params (string Cmdlet, JsonObject Parameters)[] calls) => SendAsync(HttpMethod.Post, $"/exchange/adminapi/beta/{Person.TenantId}/$batch", new()
    {
        ["requests"] = new JsonArray([.. calls.Select((c, i) => Item("POST", $"{_http.BaseAddress}exchange/adminapi/beta/{Person.TenantId}/InvokeCommand", Command(c.Cmdlet, c.Parameters), i))]),
    });

    private static JsonObject Command(string cmdlet, JsonObject parameters) => new() { ["CmdletInput"] = new JsonObject { ["CmdletName"] = cmdlet, ["Parameters"] = parameters } };

    private Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, bool isSpoken) => SendAsync(method, path, body, isSpoken, []);

    private Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, params (string Name, string Value)[] headers) => SendAsync(method, path, body, isSpoken: true, headers);

    /// <param name="isSpoken">False for what the simulator does not speak: it refuses after the same time.</param>
    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, bool isSpoken, (string Name, string Value)[] headers)
    {
        _sent++;
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (isSpoken && !answer.IsSuccessStatusCode)
        {
            throw new BenchmarksException($"The replayed sequence broke at {method} {path}: {(int)answer.StatusCode} {text}");
        }

        return isSpoken && text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : [];
    }
}
