using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>What only a real connection can do to the clients.</summary>
public sealed class RealHttpTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;
    private ServiceProvider _services = null!;
    private int _requests;

    public RealHttpTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        _server = builder.Build();
        _server.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            return _answer(context);
        });
    }

    private Tenant Tenant => _services.GetRequiredService<Tenant>();

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        var url = _server.Urls.First();
        Dictionary<string, string?> settings = new()
        {
            ["Microsoft365:TenantId"] = ClientRig.TenantId,
            ["Microsoft365:Credential"] = "None",
            ["Microsoft365:GraphUrl"] = url + "/graph",
            ["Microsoft365:ExchangeUrl"] = url + "/exchange",
            ["Microsoft365:SharePointUrl"] = url + "/sharepoint",
            ["Microsoft365:CallTimeout"] = "00:00:10",
        };
        _services = new ServiceCollection().AddLogging()
            .AddMicrosoft365(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _answer = context =>
        {
            context.Response.Redirect($"{_server.Urls.First()}/graph/v1.0/elsewhere");
            return Task.CompletedTask;
        };

        var fault = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Licences.SubscribedSkusAsync(default));

        fault.Status.ShouldBe(302);
        _requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_whose_body_is_not_what_its_encoding_says_is_a_fault_by_its_status()
    {
        _answer = async context =>
        {
            context.Response.StatusCode = 403;
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[16]);
        };

        var fault = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default));

        fault.IsForbidden.ShouldBeTrue();
        fault.EffectUnknown.ShouldBeFalse();
        _requests.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_cut_in_the_middle_is_no_answer_and_the_read_is_made_again()
    {
        _answer = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"value\":[");
            if (_requests == 1)
            {
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
            else
            {
                await context.Response.WriteAsync("]}".PadRight(90));
            }
        };

        (await Tenant.Licences.SubscribedSkusAsync(default)).ShouldBeEmpty();

        _requests.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_listening_is_no_answer()
    {
        await _server.StopAsync();
        using var calls = CallLog.Begin();

        var fault = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Accounts.RevokeSignInSessionsAsync(ClientRig.Adele, default));

        fault.Status.ShouldBe(0);
        fault.Code.ShouldBe(Microsoft365FaultCodes.ConnectionCut);
        calls.Receipts.Count.ShouldBe(4);
    }
}
