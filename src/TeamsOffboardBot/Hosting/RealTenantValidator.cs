using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Hosting;

/// <summary>Outside Development the bot works on a real tenant: settings of a simulated one are left over from a trial.</summary>
public sealed class RealTenantValidator(IHostEnvironment environment) : IValidateOptions<Microsoft365Options>
{
    public ValidateOptionsResult Validate(string? name, Microsoft365Options options)
    {
        if (environment.IsDevelopment())
        {
            return ValidateOptionsResult.Skip;
        }

        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(Microsoft365Options options)
    {
        if (options.Credential == CredentialKind.None)
        {
            yield return "Microsoft365:Credential None is for Development only.";
        }

        foreach (var (setting, url) in new[] { ("GraphUrl", options.GraphUrl), ("ExchangeUrl", options.ExchangeUrl), ("SharePointUrl", options.SharePointUrl) })
        {
            if (url is { IsAbsoluteUri: true, IsLoopback: true })
            {
                yield return $"Microsoft365:{setting} names this machine, which is for Development only.";
            }
        }
    }
}
