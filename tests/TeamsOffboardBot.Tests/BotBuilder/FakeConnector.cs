using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Shouldly;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>
/// A connector on a loopback port. It knows the routes of the published connector and nothing else, refuses a null where
/// Teams does, and gives the answers it was told to give first.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _troubles = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private int _lastId;

    private FakeConnector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(RecordAsync);
        _app.MapPost("/v3/conversations", () => Results.Json(new { id = "conversation-new", activityId = "activity-new" }, statusCode: 201));
        _app.MapPost("/v3/conversations/{conversation}/activities", () => Sent(201));
        _app.MapPost("/v3/conversations/{conversation}/activities/{activity}", () => Sent(201));
        _app.MapPut("/v3/conversations/{conversation}/activities/{activity}", (string activity) => Results.Json(new { id = activity }));
        _app.MapDelete("/v3/conversations/{conversation}/activities/{activity}", () => Results.Ok());
        _app.MapGet("/v3/conversations/{conversation}/members/{member}", (string member) => Results.Json(Member(member)));
        _app.MapGet("/v3/conversations/{conversation}/pagedmembers", Page);
        _app.MapFallback((HttpContext context) =>
        {
            _refused.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return Results.NotFound();
        });
    }

    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    public ConcurrentDictionary<string, byte> Connections { get; } = new();

    public string Url => _app.Urls.Single();

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The next call is answered like this; it has no effect.</summary>
    public void Answer(int status, string? retryAfter = null, string? body = null) => _troubles.Enqueue(context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(body ?? string.Empty);
    });

    public void Cut() => _troubles.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _refused.ShouldBeEmpty();
    }

    private static object Member(string id) => new
    {
        id,
        name = "Adele Vance",
        objectId = "a0000000-0000-4000-8000-000000000002",
        userPrincipalName = "adele.vance@contoso.com",
    };

    private static IResult Page(HttpContext context) => context.Request.Query["continuationToken"] == "second page"
        ? Results.Json(new { members = new[] { Member("29:three") } })
        : Results.Json(new { continuationToken = "second page", members = new[] { Member("29:one"), Member("29:two") } });

    private IResult Sent(int status) => Results.Json(new { id = $"sent-{Interlocked.Increment(ref _lastId)}" }, statusCode: status);

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        Connections.TryAdd(context.Connection.Id, 0);
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var body = text.Length > 0 ? JObject.Parse(text) : null;
        var path = context.Request.Path + context.Request.QueryString;
        Calls.Enqueue(new ConnectorCall(context.Request.Method, path, context.Request.Headers.Authorization, body));
        if (_troubles.TryDequeue(out var trouble))
        {
            await trouble(context);
        }
        else if (body is not null && body.Descendants().OfType<JValue>().Any(value => value.Type == JTokenType.Null))
        {
            _refused.Enqueue($"null in {body}");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await next(context);
        }
    }
}
