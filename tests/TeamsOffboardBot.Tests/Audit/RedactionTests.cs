using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Audit;
using Xunit;

namespace TeamsOffboardBot.Tests.Audit;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("token eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJn.c2lnbmF0dXJl here", "token [removed] here")]
    [InlineData("Authorization: Bearer abcdef0123456789", "Authorization: Bearer [removed]")]
    [InlineData("Password: Summer2026!", "Password: [removed]")]
    [InlineData("new password = Summer2026!, she said", "new password = [removed], she said")]
    [InlineData("?sv=2021&sig=Ab%2Bc%3D&se=2026", "?sv=2021&sig=[removed]&se=2026")]
    [InlineData("secret abc8Q~0123456789abcdefghijABCDEFGHIJ0123", "secret [removed]")]
    [InlineData("Wachtwoord: Zomer2026", "Wachtwoord: [removed]")]
    public void Secrets_are_taken_out_of_text(string text, string expected) => Redaction.Clean(text).ShouldBe(expected);

    [Theory]
    [InlineData("Reset password")]
    [InlineData("The password was refused; lastPasswordChangeDateTime: 2026-11-21T12:00:00Z")]
    [InlineData("Bearer of bad news")]
    [InlineData("4f6d2c1a-9a51-4f0a-8000-0c0a7e5b1d10")]
    [InlineData("PATCH /users/{id}")]
    public void What_is_no_secret_stays(string text) => Redaction.Clean(text).ShouldBe(text);

    [Fact]
    public void Secrets_are_taken_out_of_json_by_name_and_by_shape()
    {
        var node = JsonNode.Parse("""{"passwordProfile":{"password":"a"},"list":["pwd=b",1,null],"accessToken":"c","lastPasswordChangeDateTime":"2026","deep":{"secret":"d"}}""")!;

        Redaction.Clean(node).ShouldBeTrue();

        node.ToJsonString().ShouldBe("""{"passwordProfile":"[removed]","list":["pwd=[removed]",1,null],"accessToken":"[removed]","lastPasswordChangeDateTime":"2026","deep":{"secret":"[removed]"}}""");
        Redaction.Clean(node).ShouldBeFalse();
    }
}
