using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Hosting;

public sealed class BotIdentityValidator(IHostEnvironment environment) : IValidateOptions<BotIdentityOptions>
{
    private const string SingleTenant = "SINGLETENANT";
    private const string ManagedIdentity = "USERASSIGNEDMSI";

    public ValidateOptionsResult Validate(string? name, BotIdentityOptions options)
    {
        List<string> mistakes = [.. Mistakes(options).OfType<string>()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string?> Mistakes(BotIdentityOptions options)
    {
        var type = options.MicrosoftAppType?.ToUpperInvariant();
        yield return options.HasAppId || environment.IsDevelopment()
            ? null
            : "MicrosoftAppId is missing; only in Development does the bot start without one.";
        yield return type is null or "" or "MULTITENANT" or SingleTenant or ManagedIdentity
            ? null
            : "MicrosoftAppType must be MultiTenant, SingleTenant or UserAssignedMSI.";
        yield return type is SingleTenant or ManagedIdentity && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId)
            ? $"MicrosoftAppTenantId is needed for MicrosoftAppType {options.MicrosoftAppType}."
            : null;
        yield return Password(options, type);
        yield return options.ToBotFromChannelOpenIdMetadataUrl is { } url && !MayBeRead(url)
            ? "ToBotFromChannelOpenIdMetadataUrl must be an https address."
            : null;
    }

    private string? Password(BotIdentityOptions options, string? type) => (type, string.IsNullOrWhiteSpace(options.MicrosoftAppPassword)) switch
    {
        (ManagedIdentity, false) => "MicrosoftAppPassword must not be set for MicrosoftAppType UserAssignedMSI.",
        (ManagedIdentity, true) or (_, false) => null,
        _ when options.HasAppId && !environment.IsDevelopment() => "MicrosoftAppPassword is missing; without it the bot cannot answer.",
        _ => null,
    };

    private bool MayBeRead(Uri url) =>
        url.IsAbsoluteUri && ((url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback) || (environment.IsDevelopment() && url.IsLoopback));
}
