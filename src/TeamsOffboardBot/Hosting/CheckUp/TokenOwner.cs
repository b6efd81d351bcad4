using System.Buffers.Text;
using System.Text.Json;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>
/// Whose token it is. Tokens of Graph are opaque to their holders, so nothing rests on this: where it cannot be read, the
/// check-up says so. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
/// </summary>
internal static class TokenOwner
{
    /// <summary>The object id of the service principal; null when the token does not show it.</summary>
    public static string? ObjectId(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.TryGetProperty("oid", out var id) ? id.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
