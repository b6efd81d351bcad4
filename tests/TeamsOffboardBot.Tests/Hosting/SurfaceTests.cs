using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>What anybody on the network sees of the program.</summary>
public sealed class SurfaceTests
{
    private static readonly SetClock Clock = new() { Now = Forgeries.Now };

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/health")]
    [InlineData("/health/ready/details")]
    [InlineData("/api")]
    [InlineData("/api/messages/1")]
    [InlineData("/swagger")]
    [InlineData("/metrics")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/bot.db")]
    [InlineData("/_tenant/users")]
    public async Task There_is_nothing_but_messages_and_health(string path)
    {
        await using var bot = await BotHost.StartAsync();

        using var answer = await bot.Http.GetAsync(new Uri(path, UriKind.Relative));

        ((int)answer.StatusCode).ShouldBeOneOf(404, 405);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/nothing/here")]
    [InlineData("/api/messages")]
    public async Task Every_answer_is_kept_nowhere_shown_in_no_frame_and_names_no_server(string path)
    {
        await using var bot = await BotHost.StartAsync();

        using var answer = await bot.Http.GetAsync(new Uri(path, UriKind.Relative));

        answer.Headers.Server.ShouldBeEmpty();
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_sent()
    {
        await using var bot = await BotHost.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(bot.Http.BaseAddress!.Host, bot.Http.BaseAddress.Port);
        var head = $"POST /api/messages HTTP/1.1\r\nHost: {bot.Http.BaseAddress.Authority}\r\nContent-Type: application/json\r\nContent-Length: {ActivityGate.LargestBody + 1}\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));

        using var reader = new StreamReader(socket.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("Connection: close");
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_no_further_than_an_activity_can_be()
    {
        await using var bot = await BotHost.StartAsync();
        using var content = new StringContent(Activities.Message(a => a["text"] = new string('x', 400_000), bot.Teams.ServiceUrl), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Gate.Messages) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await bot.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Who_sends_more_than_hands_can_press_is_told_when_to_come_back_and_nobody_else_waits()
    {
        using var signer = new FakeSigner();
        await using var gate = await Gate.OpenAsync("Production", signer, Clock, ("Bot:ActivitiesPerMinute", "60"));
        var token = signer.Token(Clock.Now);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 80; i++)
        {
            using var answer = await gate.SendAsync(Activities.Message(), token);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
            }
        }

        answers.Take(60).ShouldAllBe(a => a == HttpStatusCode.OK);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        using var other = await gate.SendAsync(Activities.Message(a => a["from"]!["aadObjectId"] = "a0000000-0000-4000-8000-000000000005"), token);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_flood_of_forgeries_is_cut_short_and_takes_nothing_from_those_who_are_believed()
    {
        using var signer = new FakeSigner();
        await using var gate = await Gate.OpenAsync("Production", signer, Clock);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 900; i++)
        {
            using var answer = await gate.SendAsync(Activities.Message(), "a.b.c");
            answers.Add(answer.StatusCode);
        }

        answers.Distinct().Order().ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        using var genuine = await gate.SendAsync(Activities.Message(), signer.Token(Clock.Now));
        genuine.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, "198.51.100.9", "203.0.113.7", "198.51.100.9 http")]
    [InlineData("10.0.0.0/8", "198.51.100.9", "203.0.113.7", "198.51.100.9 http")]
    [InlineData("10.0.0.0/8", "10.1.2.3", "203.0.113.7", "203.0.113.7 https")]
    [InlineData("10.1.2.3", "10.1.2.3", "127.0.0.1, 203.0.113.7", "203.0.113.7 https")]
    public async Task What_a_proxy_says_of_its_caller_is_believed_from_the_proxies_that_the_settings_name(string? trusted, string remote, string said, string believed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        // The framework's own switch, which believes anybody.
        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.All);
        builder.Services.AddTrustedProxies();
        builder.Services.Configure<BotOptions>(_ => { });
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new BotOptions { TrustedProxies = trusted is null ? [] : [trusted] }));
        await using var app = builder.Build();
        app.UseForwardedHeaders();
        app.Run(http => http.Response.WriteAsync($"{http.Connection.RemoteIpAddress} {http.Request.Scheme}"));
        await app.StartAsync();

        var seen = await app.GetTestServer().SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            http.Request.Headers["X-Forwarded-For"] = said;
            http.Request.Headers["X-Forwarded-Proto"] = "https";
        });

        using var reader = new StreamReader(seen.Response.Body);
        (await reader.ReadToEndAsync()).ShouldBe(believed);
    }
}
