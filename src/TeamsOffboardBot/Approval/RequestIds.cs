using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

/// <summary>Names for new requests: eight characters that are not mistaken for each other when read aloud.</summary>
public sealed class RequestIds(Random random)
{
    private const string Alphabet = "23456789CDFGHJKMNPQRTVWXYZ";
    private const int Length = 8;

    public RequestId Next() => new(random.GetString(Alphabet, Length));
}
