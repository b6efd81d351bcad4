using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.World;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Benchmarks.Measures;

/// <summary>
/// What P4 stands beside, a process of its own: takes the same body, makes the same read in the same database, sends the same reply. No
/// token is checked, nothing is written, and no SDK is in the way.
/// </summary>
internal static class BareEndpoint
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddCommandLine(args);
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add(builder.Configuration["urls"]!);
        var database = new SqliteConnectionStringBuilder { DataSource = builder.Configuration["database"]! }.ConnectionString;
        var reply = JsonSerializer.Deserialize<SentMessage>(await File.ReadAllTextAsync(builder.Configuration["reply"]!))!;
        var body = Encoding.UTF8.GetBytes(reply.Body);
        app.Run(context => context.Request.Method == HttpMethods.Get ? Task.CompletedTask : AnswerAsync(context, database, body, reply.Headers));
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context, string database, byte[] reply, Dictionary<string, string> headers)
    {
        var activity = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var chat = (string)activity["conversation"]!["id"]!;
        await using (var connection = new SqliteConnection(database))
        {
            await connection.OpenAsync(context.RequestAborted);
            await connection.ExecuteScalarAsync<string?>("SELECT body FROM bot_state WHERE state_key = @key", new { key = $"msteams/conversations/{chat}" });
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri($"{activity["serviceUrl"]}v3/conversations/{Uri.EscapeDataString(chat)}/activities"))
        {
            Content = new ByteArrayContent(reply) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var sent = await Http.SendAsync(message, context.RequestAborted);
        sent.EnsureSuccessStatusCode();
    }
}
