using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class PasswordTests : IDisposable
{
    private const string Update = $"PATCH /graph/v1.0/users/{ClientRig.Adele}";

    private readonly ClientRig _rig = new();

    [Fact]
    public async Task The_new_password_is_long_random_and_of_all_four_classes()
    {
        _rig.Wire.On(Update, HttpStatusCode.NoContent).On(Update, HttpStatusCode.NoContent);

        await _rig.Tenant.Accounts.ResetPasswordAsync(ClientRig.Adele, default);
        await _rig.Tenant.Accounts.ResetPasswordAsync(ClientRig.Adele, default);

        var passwords = _rig.Wire.Seen.Select(Password).ToList();
        passwords[0].ShouldNotBe(passwords[1]);
        passwords.ShouldAllBe(password => password.Length == 40
            && password.Any(char.IsAsciiLetterLower) && password.Any(char.IsAsciiLetterUpper)
            && password.Any(char.IsAsciiDigit) && password.Any(letter => !char.IsAsciiLetterOrDigit(letter)));
    }

    [Fact]
    public async Task The_new_password_is_in_no_fault_no_receipt_and_no_log_even_when_the_service_repeats_it()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            _rig.Wire.On(Update, request => WireFake.Answer(
                HttpStatusCode.ServiceUnavailable,
                new JsonObject { ["error"] = new JsonObject { ["code"] = "Busy", ["message"] = $"Could not set {Password(request)}." } }.ToJsonString()));
        }

        using var calls = CallLog.Begin();
        var reset = _rig.Tenant.Accounts.ResetPasswordAsync(ClientRig.Adele, default);
        foreach (var pause in new[] { 400, 800, 1600 })
        {
            await _rig.PassAsync(TimeSpan.FromMilliseconds(pause));
        }

        var fault = await Should.ThrowAsync<Microsoft365Fault>(reset);
        var password = Password(_rig.Wire.Seen[0]);
        _rig.Wire.Seen.Count.ShouldBe(4);
        _rig.Wire.Seen.Select(Password).Distinct().ShouldHaveSingleItem();
        fault.Code.ShouldBe("Busy");
        fault.ToString().ShouldNotContain(password);
        fault.ServiceMessage.ShouldNotContain(password);
        string.Join('\n', _rig.Log.Lines).ShouldNotContain(password);
        string.Join('\n', calls.Receipts).ShouldNotContain(password);
    }

    public void Dispose() => _rig.Dispose();

    private static string Password(SeenRequest request) => (string)JsonNode.Parse(request.Body)!["passwordProfile"]!["password"]!;
}
