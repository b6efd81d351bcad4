using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class BatchTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(5);

    private readonly ClientRig _rig = new(Window);

    [Fact]
    public async Task Calls_made_at_the_same_moment_travel_together_and_each_gets_its_own_answer()
    {
        _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, line => line switch
        {
            $"PATCH /users/{ClientRig.Adele}" => Status(204),
            $"POST /users/{ClientRig.Adele}/revokeSignInSessions" => Status(200, """{"value":true}"""),
            _ => Status(404, """{"error":{"code":"Request_ResourceNotFound","message":"Not there."}}"""),
        }));

        var block = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        var revoke = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        var group = _rig.Tenant.Groups.GetAsync("b0000000-0000-4000-8000-000000000099", default);
        await _rig.PassAsync(Window);

        await Task.WhenAll(block, revoke);
        (await group).ShouldBeNull();
        _rig.Wire.Lines.ShouldBe([ClientRig.GraphBatch]);
        var items = _rig.Wire.Seen[0].Items;
        items[0]!["body"]!.ToJsonString().ShouldBe("""{"accountEnabled":false}""");
        ((string?)items[0]!["headers"]!["Content-Type"]).ShouldBe("application/json");
        items[1]!["body"]!.ToJsonString().ShouldBe("{}", "Graph refuses a POST without a body inside a batch");
        ((string?)items[1]!["headers"]!["Content-Type"]).ShouldBe("application/json");
    }

    [Fact]
    public async Task A_call_that_is_alone_goes_plain()
    {
        _rig.Wire.On($"POST /graph/v1.0/users/{ClientRig.Adele}/revokeSignInSessions", HttpStatusCode.OK, """{"value":true}""");

        var revoke = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        await _rig.PassAsync(Window);

        await revoke;
    }

    [Fact]
    public async Task A_batch_never_holds_more_than_twenty_calls()
    {
        for (var batch = 0; batch < 2; batch++)
        {
            _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, _ => Status(204)));
        }

        var calls = Enumerable.Range(0, 25)
            .Select(n => _rig.Tenant.Accounts.SetAccountEnabledAsync($"user-{n}", false, default)).ToArray();
        await _rig.PassAsync(Window);

        await Task.WhenAll(calls);
        _rig.Wire.Seen.Select(request => request.Items.Count).Order().ShouldBe([5, 20]);
    }

    [Fact]
    public async Task A_throttled_item_is_repeated_alone_after_its_fractional_pause()
    {
        const string Revoke = $"POST /users/{ClientRig.Adele}/revokeSignInSessions";
        _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, line => line == Revoke
            ? Status(429, """{"error":{"code":"TooManyRequests","message":"Please retry again later."}}""", ("Retry-After", "2.128"))
            : Status(204)));
        _rig.Wire.On($"POST /graph/v1.0/users/{ClientRig.Adele}/revokeSignInSessions", HttpStatusCode.OK, """{"value":true}""");

        var block = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        var revoke = _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default);
        await _rig.PassAsync(Window);
        await block;

        await _rig.PassAsync(TimeSpan.FromSeconds(2.128));
        await _rig.PassAsync(Window);
        await revoke;

        _rig.Wire.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_more_than_four_calls_go_into_one_mailbox_at_once()
    {
        const string Body = """{"userPurpose":"user"}""";
        for (var request = 0; request < 2; request++)
        {
            _rig.Wire.On(ClientRig.GraphBatch, batch => WireFake.Batch(batch, _ => Status(200, Body)));
            _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Adele}/mailboxSettings", HttpStatusCode.OK, Body);
        }

        var replies = new AutomaticReplies(AutomaticRepliesStatus.AlwaysEnabled) { InternalReplyMessage = "Gone", ExternalReplyMessage = "Gone" };
        var calls = Enumerable.Range(0, 6).Select(_ => _rig.Tenant.MailboxSettings.SetAutomaticRepliesAsync(ClientRig.Adele, replies, default)).ToArray();
        await _rig.RunAsync(Task.WhenAll(calls));

        _rig.Wire.Seen[0].Items.Count.ShouldBe(4);
        _rig.Wire.Seen.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_lost_batch_is_repeated()
    {
        _rig.Wire.Cut(ClientRig.GraphBatch).On(ClientRig.GraphBatch, request => WireFake.Batch(request, _ => Status(204)));
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Adele}", HttpStatusCode.NoContent);
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Alex}", HttpStatusCode.NoContent);

        var one = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        var other = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Alex, false, default);
        await _rig.RunAsync(Task.WhenAll(one, other));

        _rig.Wire.Lines.First().ShouldBe(ClientRig.GraphBatch);
        _rig.Wire.Seen.Count.ShouldBeInRange(2, 3);
    }

    [Theory]
    [InlineData("""{"responses":[{"id":"2","status":204}]}""")]
    [InlineData("""{"responses":[{"id":"2","status":204},{"id":"9","status":204}]}""")]
    public async Task A_call_the_batch_answer_does_not_mention_is_made_again(string answer)
    {
        _rig.Wire.On(ClientRig.GraphBatch, HttpStatusCode.OK, answer);
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Adele}", HttpStatusCode.NoContent);

        var forgotten = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        var mentioned = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Alex, false, default);
        await _rig.RunAsync(Task.WhenAll(forgotten, mentioned));

        _rig.Wire.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_batch_is_sent_call_by_call()
    {
        _rig.Wire.On(ClientRig.GraphBatch, HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"One of them is wrong."}}""");
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Adele}", HttpStatusCode.NoContent);
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Alex}", HttpStatusCode.BadRequest);

        var fine = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        var wrong = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Alex, false, default);
        await _rig.PassAsync(Window);

        await fine;
        (await Should.ThrowAsync<Microsoft365Fault>(wrong)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_disturb_the_others_of_the_batch()
    {
        using var patience = new CancellationTokenSource();
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Alex}", HttpStatusCode.NoContent);

        var given = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, patience.Token);
        var other = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Alex, false, default);
        await patience.CancelAsync();
        await _rig.PassAsync(Window);

        await other;
        await Should.ThrowAsync<OperationCanceledException>(given);
    }

    [Fact]
    public async Task Reads_that_ask_the_same_at_the_same_moment_are_sent_once_and_all_get_the_answer()
    {
        _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, _ => Status(200, """{"id":"somebody","displayName":"Somebody"}""")));

        var reads = new[] { ClientRig.Adele, ClientRig.Alex, ClientRig.Adele, ClientRig.Adele }.Select(id => _rig.Tenant.Users.GetAsync(id, default)).ToArray();
        await _rig.PassAsync(Window);

        (await Task.WhenAll(reads)).ShouldAllBe(user => user!.DisplayName == "Somebody");
        _rig.Wire.Seen.ShouldHaveSingleItem().Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_is_sent_as_often_as_it_is_asked_for()
    {
        _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, _ => Status(200, """{"value":true}""")));

        var writes = Enumerable.Range(0, 3).Select(_ => _rig.Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default)).ToArray();
        await _rig.PassAsync(Window);

        await Task.WhenAll(writes);
        _rig.Wire.Seen.ShouldHaveSingleItem().Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_acts_on_what_was_just_seen_does_not_ask_again_and_who_looks_after_a_write_does()
    {
        using var memory = ReadMemory.Begin();

        (await SeeAsync("before")).ShouldBe("before");
        (await _rig.Tenant.Users.GetAsync(ClientRig.Adele, default))!.DisplayName.ShouldBe("before");
        _rig.Wire.On($"PATCH /graph/v1.0/users/{ClientRig.Adele}", HttpStatusCode.NoContent);
        var write = _rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default);
        await _rig.PassAsync(Window);
        await write;

        (await SeeAsync("after")).ShouldBe("after");
        (await SeeAsync("later")).ShouldBe("later");
    }

    [Fact]
    public async Task Without_a_scope_every_read_is_sent()
    {
        (await SeeAsync("first")).ShouldBe("first");
        (await SeeAsync("second")).ShouldBe("second");
    }

    [Fact]
    public async Task Commands_to_Exchange_travel_together_up_to_four_and_evenly()
    {
        for (var batch = 0; batch < 2; batch++)
        {
            _rig.Wire.On(ClientRig.ExchangeBatch, request => WireFake.Batch(request, _ => Status(200, """{"value":[]}""")));
        }

        var calls = Enumerable.Range(0, 6)
            .Select(n => _rig.Tenant.Mailboxes.SetHiddenAsync(n.ToString(CultureInfo.InvariantCulture), true, default)).ToArray();
        await _rig.PassAsync(Window);

        await Task.WhenAll(calls);
        _rig.Wire.Seen.Select(request => request.Items.Count).ShouldBe([3, 3]);
        ((string?)_rig.Wire.Seen[0].Items[0]!["body"]!["CmdletInput"]!["CmdletName"]).ShouldBe("Set-Mailbox");
    }

    [Fact]
    public async Task An_Exchange_batch_tells_each_command_its_own_failure()
    {
        _rig.Wire.On(ClientRig.ExchangeBatch, request => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(new JsonObject
            {
                ["responses"] = new JsonArray(
                    new JsonObject { ["id"] = "1", ["status"] = 200, ["body"] = JsonNode.Parse("""{"value":[]}""") },
                    new JsonObject { ["id"] = "2", ["status"] = 403 }),
            }.ToJsonString()),
        });

        var fine = _rig.Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default);
        var refused = _rig.Tenant.Mailboxes.SetTypeAsync(ClientRig.Alex, ExchangeMailboxType.Shared, default);
        await _rig.PassAsync(Window);

        await fine;
        (await Should.ThrowAsync<Microsoft365Fault>(refused)).IsForbidden.ShouldBeTrue();
    }

    [Fact]
    public async Task A_proof_that_nobody_waits_for_travels_with_the_next_call_that_somebody_waits_for()
    {
        await AnswersTakeAsync(TimeSpan.FromSeconds(1));
        _rig.Wire.On(ClientRig.GraphBatch, request => WireFake.Batch(request, _ => Status(204)));

        var leisurely = At(Haste.AtLeisure, () => _rig.Tenant.Accounts.SetAccountEnabledAsync("leisurely", false, default));
        _rig.Time.Advance(Window);
        var hurried = _rig.Tenant.Accounts.SetAccountEnabledAsync("hurried", false, default);
        await _rig.PassAsync(Window);

        await Task.WhenAll(leisurely, hurried);
        _rig.Wire.Seen[^1].Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_nobody_waits_for_goes_by_itself_when_no_other_comes()
    {
        await AnswersTakeAsync(TimeSpan.FromSeconds(1));
        _rig.Wire.On("PATCH /graph/v1.0/users/leisurely", HttpStatusCode.NoContent, "");

        var leisurely = At(Haste.AtLeisure, () => _rig.Tenant.Accounts.SetAccountEnabledAsync("leisurely", false, default));
        await _rig.PassAsync(TimeSpan.FromSeconds(1));

        await leisurely;
    }

    [Fact]
    public async Task At_Exchange_what_the_run_waits_for_has_no_company_that_makes_it_later()
    {
        for (var request = 0; request < 2; request++)
        {
            _rig.Wire.On(ClientRig.Exchange, HttpStatusCode.OK, """{"value":[]}""");
        }

        var hurried = At(Haste.Hurried, () => _rig.Tenant.Mailboxes.SetHiddenAsync("hurried", true, default));
        var other = At(Haste.Soon, () => _rig.Tenant.Mailboxes.SetHiddenAsync("other", true, default));
        await _rig.PassAsync(Window);

        await Task.WhenAll(hurried, other);
    }

    public void Dispose() => _rig.Dispose();

    private static async Task At(Haste haste, Func<Task> call)
    {
        using var scope = CallHaste.Begin(haste);
        await call();
    }

    /// <summary>So that a share of it is worth waiting.</summary>
    private async Task AnswersTakeAsync(TimeSpan time)
    {
        _rig.Wire.On("PATCH /graph/v1.0/users/slow", request =>
        {
            _rig.Time.Advance(time);
            return WireFake.Answer(HttpStatusCode.NoContent, "");
        });
        var slow = _rig.Tenant.Accounts.SetAccountEnabledAsync("slow", false, default);
        await _rig.PassAsync(Window);
        await slow;
    }

    /// <summary>The tenant answers the next read of Adele with this name.</summary>
    private async Task<string?> SeeAsync(string name)
    {
        var line = $"GET /graph/v1.0/users/{ClientRig.Adele}?{Uri.UnescapeDataString(GraphSelect.Account)}";
        _rig.Wire.On(line, HttpStatusCode.OK, $$"""{"id":"{{ClientRig.Adele}}","displayName":"{{name}}"}""");
        var read = _rig.Tenant.Users.GetAsync(ClientRig.Adele, default);
        await _rig.PassAsync(Window);
        return (await read)?.DisplayName;
    }

    private static JsonObject Status(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        var answer = new JsonObject { ["status"] = status, ["body"] = body is null ? null : JsonNode.Parse(body) };
        if (headers.Length > 0)
        {
            answer["headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Name, (JsonNode?)header.Value)));
        }

        return answer;
    }
}
