using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Hosting;

public sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var noTenants = options.AllowedTenants.Where(t => !Guid.TryParse(t, out _)).Select(_ => "Bot:AllowedTenants must hold directory (tenant) ids, GUIDs.");
        var noHosts = options.ConnectorHosts.Where(h => Uri.CheckHostName(h) != UriHostNameType.Dns).Select(_ => "Bot:ConnectorHosts must hold host names, without scheme and path.");
        List<string> mistakes = [.. noTenants.Concat(noHosts).Distinct()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
