using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>An account that was deleted and can still be brought back, and what has taken its place since. Capability D3.</summary>
public sealed record DeletedAccount
{
    public required DateTimeOffset DeletedAt { get; init; }

    /// <summary>Who has its user name now; null when it is free.</summary>
    public Person? NameHolder { get; init; }

    /// <summary>Its addresses that somebody or something else has now.</summary>
    public IReadOnlyList<TakenAddress> TakenAddresses { get; init; } = [];

    /// <summary>Why that could not be read.</summary>
    public Phrase? AddressesUnknown { get; init; }

    /// <summary>How long the tenant keeps the OneDrive of a deleted account; null when it does not tell.</summary>
    public int? OneDriveDays { get; init; }

    /// <summary>From then on nothing brings it back.</summary>
    [JsonIgnore]
    public DateTimeOffset GoneAt => DeletedAt.AddDays(Deadlines.DeletedAccountDays);

    /// <summary>A day that has begun counts; none is left when it is over.</summary>
    public int DaysLeft(DateTimeOffset now) => Math.Max(0, (int)Math.Ceiling((GoneAt - now).TotalDays));
}

/// <param name="By">What people call whoever has it now.</param>
public sealed record TakenAddress(string Address, string By);
