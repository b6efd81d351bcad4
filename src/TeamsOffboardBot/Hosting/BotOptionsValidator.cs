using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting;

public sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var noTenants = options.AllowedTenants.Where(t => !Guid.TryParse(t, out _)).Select(_ => "Bot:AllowedTenants must hold directory (tenant) ids, GUIDs.");
        var noHosts = options.ConnectorHosts.Where(h => Uri.CheckHostName(h) != UriHostNameType.Dns).Select(_ => "Bot:ConnectorHosts must hold host names, without scheme and path.");
        string[] noZone = string.IsNullOrEmpty(options.TimeZone) || TimeZones.Find(options.TimeZone) is not null
            ? []
            : [$"Bot:TimeZone must be a time zone, for example {TimeZones.Example} or W. Europe Standard Time."];
        var noProxies = options.TrustedProxies.Where(p => TrustedProxies.Read(p) is null).Select(_ => "Bot:TrustedProxies must hold addresses or networks such as 10.0.0.0/8.");
        IEnumerable<string> noNumber = options.ActivitiesPerMinute > 0 ? [] : ["Bot:ActivitiesPerMinute must be more than 0."];
        List<string> mistakes = [.. noTenants.Concat(noHosts).Concat(noZone).Concat(noProxies).Concat(noNumber).Distinct()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
