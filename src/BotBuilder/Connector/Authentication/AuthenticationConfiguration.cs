namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Empty here: incoming tokens are validated before the adapter.</summary>
public class AuthenticationConfiguration
{
}
