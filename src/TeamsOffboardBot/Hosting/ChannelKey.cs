using System.Security.Cryptography;

namespace TeamsOffboardBot.Hosting;

/// <summary>A public key that the Bot Framework signs tokens with.</summary>
/// <param name="Endorsements">Channels that may be spoken for with this key: none when its publisher did not say.</param>
public sealed record ChannelKey(string Id, RSAParameters PublicKey, IReadOnlyList<string> Endorsements);
