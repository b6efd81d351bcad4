using System;
using System.Globalization;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where the connector's tokens come from and what they are for.</summary>
/// <param name="LoginUrl">The login host with the tenant as its path, or <c>{0}</c> in the tenant's place.</param>
/// <param name="DefaultTenant">The tenant of a bot that belongs to none.</param>
/// <param name="OAuthScope">The audience, without <c>/.default</c>.</param>
internal sealed record ConnectorCloud(string LoginUrl, string DefaultTenant, string OAuthScope, bool ValidateAuthority)
{
    public Uri AuthorityHost => new(new Uri(LoginUrlOf(tenantId: null)).GetLeftPart(UriPartial.Authority));

    public string TenantOf(string tenantId) => new Uri(LoginUrlOf(tenantId)).AbsolutePath.Trim('/').Split('/')[0];

    /// <summary>
    /// What a token must be for to be exchanged for one of an app that trusts its owner.
    /// See https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
    /// </summary>
    public string TokenExchange => AuthorityHost.Host.Split('.')[^1] switch
    {
        "us" => "api://AzureADTokenExchangeUSGov",
        "cn" => "api://AzureADTokenExchangeChina",
        _ => "api://AzureADTokenExchange",
    };

    public static string ScopeOf(string audience) =>
        audience.EndsWith("/.default", StringComparison.OrdinalIgnoreCase) ? audience : $"{audience}/.default";

    private string LoginUrlOf(string tenantId) => string.Format(
        CultureInfo.InvariantCulture,
        LoginUrl,
        string.IsNullOrWhiteSpace(tenantId) ? DefaultTenant : tenantId);
}
