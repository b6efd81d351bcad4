using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class LimitTests
{
    // What the simulated directory allows here: 40 calls at once, then 20 a second. A read of chosen properties of a user costs one unit.
    private static readonly JsonObject Quota = new() { ["graph"] = new JsonObject { ["capacity"] = 40, ["perSecond"] = 20 } };

    [Theory]
    [InlineData(40, 44, false)]
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

    /// <summary>The lock-out of one leaver does not wait until all that others may ask for is asked.</summary>
    [Fact]
    public async Task Whoever_is_in_haste_does_not_wait_for_those_at_leisure()
    {
        await using var tenant = await SimulatedTenant.StartAsync(settings: [("Microsoft365:Limits:EntraUnitsPerTenSeconds", "10")]);
        await ReadAsync(1, 10);
        Task atLeisure;
        using (CallHaste.Begin(Haste.Whenever))
        {
            atLeisure = ReadAsync(11, 5);
        }

        await ReadAsync(2, 1);

        atLeisure.IsCompleted.ShouldBeFalse();
        await atLeisure;

        Task ReadAsync(int first, int count) =>
            Task.WhenAll(Enumerable.Range(first, count).Select(number => tenant.Tenant.Users.GetAsync(SimulatedTenant.User(number), default)));
    }

    /// <summary>What nobody told the bot it learns: after a second or two it asks no faster than it is served, so that nothing is lost and little is asked in vain.</summary>
    [Fact]
    public async Task A_service_that_refuses_much_is_asked_as_fast_as_it_serves_until_all_is_answered()
    {
        const int count = 300;
        await using var tenant = await SimulatedTenant.StartAsync(settings: [("Microsoft365:Limits:EntraUnitsPerTenSeconds", "100000")]);
        await tenant.ControlAsync("quota", Quota.DeepClone());

        var users = await Task.WhenAll(Enumerable.Range(1, count).Select(async number => await tenant.Tenant.Users.GetAsync($"a0000000-0000-4000-8000-{number:D12}", default)));

        users.Count(user => user is not null).ShouldBeGreaterThan(20);
        var requests = (await tenant.RequestsAsync()).Select(r => r!.AsObject());
        var calls = requests.SelectMany(r => r["items"]!.AsArray().DefaultIfEmpty(r)).Select(call => (int)call!["status"]!).ToList();
        calls.Count(status => status != 429).ShouldBe(count);
        calls.Count(status => status == 429).ShouldBeInRange(10, 2 * count);
    }
}
