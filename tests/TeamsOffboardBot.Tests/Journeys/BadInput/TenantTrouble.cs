using TeamsOffboardBot.Tests.Journeys.Harness;

namespace TeamsOffboardBot.Tests.Journeys.BadInput;

/// <summary>The ways in which a tenant does not do what it is asked, by name.</summary>
internal static class TenantTrouble
{
    /// <summary>The calls that match go wrong this way until the tenant is healed.</summary>
    public static Task TroubleAsync(this BotHost bot, string trouble, params IEnumerable<string> matches) =>
        bot.FaultsAsync([.. matches.Select(match => Fault(trouble, match))]);

    private static object Fault(string trouble, string match) => trouble switch
    {
        "401" or "403" or "404" or "503" => new { match, status = int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture), times = 1000 },
        "429, short" => new { match, status = 429, retryAfter = "0.275", times = 1000 },
        "429, long" => new { match, status = 429, retryAfter = "45.5", times = 1000 },
        "cut" => new { match, status = 0, times = 1000 },
        "no effect" => new { match, status = 200, times = 1000 },
        "a question" => new { match, status = 200, times = 1000, body = Question() },
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "no such trouble"),
    };

    private static Dictionary<string, object> Question() => new(StringComparer.Ordinal)
    {
        ["@adminapi.confirmationmessage"] = "Are you sure you want to perform this action?",
        ["value"] = Array.Empty<object>(),
    };
}
