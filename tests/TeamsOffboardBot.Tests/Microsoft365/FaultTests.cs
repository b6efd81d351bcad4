using System.Net;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class FaultTests : IDisposable
{
    private const string Block = $"PATCH /graph/v1.0/users/{ClientRig.Adele}";
    private const string GetAdele = $"GET /graph/v1.0/users/{ClientRig.Adele}/manager?$select=id,displayName,givenName,surname,userPrincipalName,mail,jobTitle,department,officeLocation,userType,accountEnabled,onPremisesSyncEnabled";

    private readonly ClientRig _rig = new();

    [Fact]
    public async Task A_refusal_of_Graph_names_service_operation_code_request_and_what_permission_is_needed()
    {
        _rig.Wire.On(
            Block,
            HttpStatusCode.Forbidden,
            """{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{}}}""",
            ("request-id", "4711"));

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Accounts.SetAccountEnabledAsync(ClientRig.Adele, false, default));

        fault.Service.ShouldBe(Microsoft365Service.Graph);
        fault.Operation.ShouldBe("PATCH /users/{user-id}");
        fault.Status.ShouldBe(403);
        fault.Code.ShouldBe(Microsoft365FaultCodes.GraphDenied);
        fault.ServiceMessage.ShouldBe("Insufficient privileges to complete the operation.");
        fault.RequestId.ShouldBe("4711");
        fault.NeededPermissions.ShouldBe(["User.EnableDisableAccount.All"]);
        fault.IsForbidden.ShouldBeTrue();
        fault.EffectUnknown.ShouldBeFalse();
        fault.Message.ShouldNotContain(ClientRig.Adele);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(403, "\0\0\0\0\0\0\0\0")]
    [InlineData(403, "<html><body>Access denied</body></html>")]
    [InlineData(400, "{\"error\":")]
    [InlineData(400, "[]")]
    [InlineData(400, "{\"error\":\"text instead of an object\"}")]
    [InlineData(400, "{\"error\":{\"code\":7,\"message\":null,\"details\":[{}]}}")]
    [InlineData(400, "\"just text\"")]
    public async Task A_body_that_says_nothing_is_a_fault_by_its_status_alone(int status, string body)
    {
        _rig.Wire.On(ClientRig.Exchange, (HttpStatusCode)status, body);

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default));

        fault.Status.ShouldBe(status);
        fault.ServiceMessage.ShouldBeEmpty();
        fault.IsUnauthorized.ShouldBe(status == 401);
        fault.IsForbidden.ShouldBe(status == 403);
        fault.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task An_Exchange_refusal_is_told_by_its_exception_type_and_its_text_for_people()
    {
        _rig.Wire.On(
            ClientRig.Exchange,
            HttpStatusCode.BadRequest,
            """
            {"error":{"code":"BadRequest","message":"Error executing cmdlet","details":[{"code":"Client","target":"","message":"Ex6F9304|Microsoft.Exchange.Configuration.Tasks.RecipientTaskException|This mailbox is on hold | and stays."}]}}
            """);

        var fault = await Should.ThrowAsync<Microsoft365Fault>(
            _rig.Tenant.Mailboxes.SetTypeAsync(ClientRig.Adele, ExchangeMailboxType.Shared, default));

        fault.Operation.ShouldBe("Set-Mailbox");
        fault.Code.ShouldBe("RecipientTaskException");
        fault.ServiceMessage.ShouldBe("This mailbox is on hold | and stays.");
    }

    [Theory]
    [InlineData("The server is too busy to process the request, please try again later.")]
    [InlineData("Proxy error: the remote server did not answer.")]
    public async Task Exchange_that_is_busy_and_calls_it_a_bad_request_is_asked_again(string text)
    {
        var body = $$$"""{"error":{"code":"BadRequest","message":"m","details":[{"message":"Ex1|Microsoft.Exchange.ServerBusyException|{{{text}}}"}]}}""";
        _rig.Wire.On(ClientRig.Exchange, HttpStatusCode.BadRequest, body).On(ClientRig.Exchange, HttpStatusCode.OK, """{"value":[]}""");

        var hide = _rig.Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default);
        await _rig.PassAsync(TimeSpan.FromMilliseconds(400));

        await hide;
    }

    [Fact]
    public async Task A_question_whether_one_is_sure_is_a_fault_because_nothing_was_done()
    {
        _rig.Wire.On(ClientRig.Exchange, HttpStatusCode.OK, """{"value":[],"@adminapi.confirmationmessage":"Are you sure?"}""");

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Mailboxes.SetHiddenAsync(ClientRig.Adele, true, default));

        fault.Code.ShouldBe(Microsoft365FaultCodes.ConfirmationRequired);
        fault.EffectUnknown.ShouldBeFalse();
        fault.IsTransient.ShouldBeFalse();
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    public async Task A_success_that_cannot_be_read_is_a_fault(string body)
    {
        _rig.Wire.On(ClientRig.Exchange, HttpStatusCode.OK, body);
        _rig.Wire.On("GET /graph/v1.0/subscribedSkus", HttpStatusCode.OK, body);

        var exchange = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Mailboxes.InboxRulesAsync(ClientRig.Adele, default));
        var graph = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Licences.SubscribedSkusAsync(default));

        exchange.Code.ShouldBe(Microsoft365FaultCodes.UnreadableAnswer);
        graph.Code.ShouldBe(Microsoft365FaultCodes.UnreadableAnswer);
    }

    [Fact]
    public async Task A_refusal_of_SharePoint_is_read_in_its_own_shape()
    {
        var site = new Uri("http://127.0.0.1:5080/sharepoint/personal/adele");
        _rig.Wire.On(
            "POST /sharepoint/personal/adele/_api/web/ensureuser",
            HttpStatusCode.Forbidden,
            """{"odata.error":{"code":"-2147024891, System.UnauthorizedAccessException","message":{"lang":"en-US","value":"Access denied."}}}""",
            ("SPRequestGuid", "sp-1"));

        var fault = await Should.ThrowAsync<Microsoft365Fault>(_rig.Tenant.Sites.SetAdminAsync(site, "alex.wilber@contoso.com", true, default));

        fault.ServiceMessage.ShouldBe("Access denied.");
        fault.RequestId.ShouldBe("sp-1");
        fault.NeededPermissions.ShouldBe(["Sites.FullControl.All"]);
    }

    [Fact]
    public async Task Nobody_found_is_an_answer_and_not_a_fault()
    {
        _rig.Wire.On(
            GetAdele, HttpStatusCode.NotFound, """{"error":{"code":"Request_ResourceNotFound","message":"Resource 'manager' does not exist."}}""");

        (await _rig.Tenant.Users.ManagerAsync(ClientRig.Adele, default)).ShouldBeNull();
    }

    public void Dispose() => _rig.Dispose();
}
