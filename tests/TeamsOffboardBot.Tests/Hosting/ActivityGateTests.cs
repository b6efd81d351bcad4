using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Hosting;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

public sealed class ActivityGateTests
{
    private const string Local = "http://localhost:56150/_connector";

    [Fact]
    public async Task In_Development_a_program_on_the_same_machine_gets_in()
    {
        await using var gate = await Gate.OpenAsync("Development");
        var activity = Activities.Message(serviceUrl: Local);

        using var answer = await gate.SendAsync(activity);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("reached " + activity);
    }

    [Theory]
    [InlineData("Host", "bot.fabrikam.com")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task A_tunnel_or_a_foreign_page_is_no_program_on_the_same_machine(string header, string value)
    {
        await using var gate = await Gate.OpenAsync("Development");
        using var request = new HttpRequestMessage(HttpMethod.Post, Gate.Messages) { Content = Json(Activities.Message(serviceUrl: Local)) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await gate.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_an_app_id_the_bot_answers_no_connector_on_another_machine()
    {
        await using var gate = await Gate.OpenAsync("Development");

        using var answer = await gate.SendAsync(Activities.Message(serviceUrl: "https://connector.fabrikam.com/"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_an_app_id_Development_asks_for_a_token_too()
    {
        using var signer = new FakeSigner();
        await using var gate = await Gate.OpenAsync("Development", signer);

        using var answer = await gate.SendAsync(Activities.Message(serviceUrl: Local));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json at all")]
    [InlineData("[]")]
    [InlineData("\"help\"")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}")]
    [InlineData("{\"type\":\"message\",\"Type\":\"invoke\"}")]
    [InlineData("{\"serviceUrl\":\"http://localhost/\",\"ServiceUrl\":\"https://connector.fabrikam.com/\"}")]
    [InlineData("{\"from\":{\"aadObjectId\":\"a\",\"AADObjectId\":\"b\"}}")]
    [InlineData("{\"value\":[{\"verb\":\"help\",\"VERB\":\"request.approve\"}]}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    public async Task What_is_not_one_JSON_object_with_one_reading_is_no_activity(string body)
    {
        await using var gate = await Gate.OpenAsync("Development");

        using var answer = await gate.SendAsync(body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorAsync(answer)).ShouldBe(Refusal.NotJson.Text);
    }

    [Theory]
    [InlineData("from", "no-sender")]
    [InlineData("type", "no-type")]
    [InlineData("conversation", "no-conversation")]
    [InlineData("channelId", "no-channel")]
    [InlineData("serviceUrl", "no-channel")]
    public async Task An_activity_that_lacks_a_part_is_told_which(string part, string code)
    {
        await using var gate = await Gate.OpenAsync("Development");

        foreach (var spoil in new Action<JsonObject>[] { a => a.Remove(part), a => a[part] = null, a => a[part] = 7, a => a[part] = new JsonArray() })
        {
            using var answer = await gate.SendAsync(Activities.Message(spoil, Local));

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["code"]!.GetValue<string>().ShouldBe(code);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_larger_than_256_KB_is_not_read(bool saysItsLength)
    {
        await using var gate = await Gate.OpenAsync("Development");
        var body = Activities.Message(a => a["text"] = new string('x', 256 * 1024), Local);
        using var request = new HttpRequestMessage(HttpMethod.Post, Gate.Messages) { Content = Json(body) };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var answer = await gate.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_activity_of_another_tenant_is_refused_wherever_it_names_it()
    {
        const string other = "7a3c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
        await using var gate = await Gate.OpenAsync("Development");

        foreach (var spoil in new Action<JsonObject>[]
        {
            a => a["channelData"]!["tenant"]!["id"] = other,
            a => a["conversation"]!["tenantId"] = other,
            a => a["from"]!["tenantId"] = other,
            a =>
            {
                a.Remove("channelData");
                a["conversation"]!.AsObject().Remove("tenantId");
            },
        })
        {
            using var answer = await gate.SendAsync(Activities.Message(spoil, Local));

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Further_tenants_are_served_when_the_settings_name_them()
    {
        const string second = "7a3c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
        await using var gate = await Gate.OpenAsync("Development", settings: [("Bot:AllowedTenants:0", second)]);

        using var named = await gate.SendAsync(Activities.Message(a => (a["channelData"]!["tenant"]!["id"], a["conversation"]!["tenantId"]) = (second, second), Local));
        using var own = await gate.SendAsync(Activities.Message(serviceUrl: Local));

        named.StatusCode.ShouldBe(HttpStatusCode.OK);
        own.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_a_JSON_content_type_gets_in_so_that_no_web_page_can_post_unasked()
    {
        await using var gate = await Gate.OpenAsync("Development");
        using var content = new StringContent(Activities.Message(serviceUrl: Local), Encoding.UTF8, "text/plain");

        using var answer = await gate.Client.PostAsync(new Uri(Gate.Messages, UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Activities_are_posted_and_nothing_else(string method)
    {
        await using var gate = await Gate.OpenAsync("Development");
        using var request = new HttpRequestMessage(new HttpMethod(method), Gate.Messages);

        using var answer = await gate.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<string> ErrorAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["message"]!.GetValue<string>();
}
