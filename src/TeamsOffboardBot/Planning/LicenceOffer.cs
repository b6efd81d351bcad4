using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>A licence the tenant has bought that is for a mailbox alone, and so the cheapest that carries one. Step C35.</summary>
public sealed record LicenceOffer
{
    public required string SkuId { get; init; }

    public required string SkuPartNumber { get; init; }

    [JsonIgnore]
    public string Name => ProductNames.Of(SkuPartNumber);

    public required ExchangePlan Exchange { get; init; }

    /// <summary>Seats that nobody has; below zero when more are used than were bought.</summary>
    public required int FreeSeats { get; init; }
}
