using System.Buffers.Text;
using System.Text;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>An application that signs in with a secret, and what the directory says about it.</summary>
internal static class AnApplication
{
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Microsoft365:Credential"] = "Secret",
        ["Microsoft365:ClientId"] = "c2000000-0000-4000-8000-000000000002",
        ["Microsoft365:ClientSecret"] = "never sent anywhere",
    };

    /// <param name="objectId">As its tokens tell it; null: they cannot be read.</param>
    public static void SignsIn(IServiceCollection services, string? objectId) =>
        services.AddSingleton(parts => new TokenSource(new Fixed(Token(objectId)), parts.GetRequiredService<Microsoft365Addresses>()));

    /// <summary>A fault of the simulator that is none: the directory's answer about an application, which has no place in the simulated tenant.</summary>
    /// <param name="roles">With commas between them.</param>
    public static object Holds(string? objectId, string roles) => new
    {
        match = "graph GET /roleManagement/directory/roleAssignments",
        status = 200,
        times = 100,
        body = new
        {
            value = roles.Split(',').Select((role, i) => Holding(objectId, role, i)).ToArray(),
        },
    };

    private static object Holding(string? objectId, string role, int number) => new
    {
        id = $"1{number}",
        principalId = objectId ?? "",
        roleDefinitionId = $"2{number}",
        directoryScopeId = "/",
        roleDefinition = new { id = $"2{number}", displayName = role },
    };

    private static string Token(string? objectId) =>
        objectId is null ? "opaque" : $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"oid":"{{objectId}}"}"""))}.none";

    private sealed class Fixed(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
