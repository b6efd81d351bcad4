using System.Net.Http.Headers;
using System.Net.Http.Json;
using Shouldly;

namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>What an administrator does in the tenant meanwhile, past the bot.</summary>
internal static class Administration
{
    public const string Approvers = "groups/b0000000-0000-4000-8000-000000000001/members";
    public const string HumanResources = "groups/b0000000-0000-4000-8000-000000000002/members";

    /// <summary>A group within the approvers.</summary>
    public const string Operations = "groups/b0000000-0000-4000-8000-000000000003/members";

    public static Task AddAsync(this BotHost bot, string members, Person person) => bot.TenantAsync(
        HttpMethod.Post, $"{members}/$ref", new Dictionary<string, string>(StringComparer.Ordinal) { ["@odata.id"] = $"https://graph.microsoft.com/v1.0/directoryObjects/{person.Id}" });

    public static Task RemoveAsync(this BotHost bot, string members, Person person) => bot.TenantAsync(HttpMethod.Delete, $"{members}/{person.Id}/$ref");

    public static Task DisableAsync(this BotHost bot, Person person) => bot.TenantAsync(HttpMethod.Patch, $"users/{person.Id}", new { accountEnabled = false });

    private static async Task TenantAsync(this BotHost bot, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/graph/v1.0/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "an administrator");
        using var answer = await bot.Tenant.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
