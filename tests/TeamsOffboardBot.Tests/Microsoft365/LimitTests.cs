using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class LimitTests
{
    // What the simulated directory allows here: 40 calls at once, then 20 a second. A read of a user costs two units.
    private static readonly JsonObject Quota = new() { ["graph"] = new JsonObject { ["capacity"] = 40, ["perSecond"] = 20 } };

    [Theory]
    [InlineData(80, 44, false)]
    [InlineData(100_000, 200, true)]
    public async Task Whoever_keeps_within_the_limits_of_a_service_is_not_throttled(int unitsPerTenSeconds, int count, bool isThrottled)
    {
        await using var tenant = await SimulatedTenant.StartAsync(settings: [("Microsoft365:Limits:EntraUnitsPerTenSeconds", $"{unitsPerTenSeconds}")]);
        await tenant.ControlAsync("quota", Quota.DeepClone());

        var reads = Task.WhenAll(Enumerable.Range(1, count).Select(number => tenant.Tenant.Users.GetAsync(SimulatedTenant.User(number), default)));
        await Task.WhenAny(reads);

        (reads.IsCompletedSuccessfully || isThrottled).ShouldBeTrue();
        (await tenant.RequestsAsync()).SelectMany(r => r!["items"]!.AsArray().Append(r)).Any(call => (int)call!["status"]! == 429).ShouldBe(isThrottled);
    }
}
