using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>A licence the leaver has, and the way it came.</summary>
public sealed record LicenceAssignment
{
    public required string SkuId { get; init; }

    /// <summary>For example SPE_E3.</summary>
    public required string SkuPartNumber { get; init; }

    [JsonIgnore]
    public string Name => ProductNames.Of(SkuPartNumber);

    public required bool IsDirect { get; init; }

    /// <summary>Groups it is inherited from; rule R13.</summary>
    public IReadOnlyList<string> ViaGroupIds { get; init; } = [];

    /// <summary>The best Exchange Online plan inside; rules R3-R6.</summary>
    public ExchangePlan Exchange { get; init; }

    public bool HasSharePoint { get; init; }

    /// <summary>Where it lets people make things.</summary>
    public IReadOnlyList<WorkApp> Apps { get; init; } = [];

    /// <summary>Whoever has it can be rung by call queues, also without a number.</summary>
    public bool HasPhoneSystem { get; init; }

    /// <summary>Service plans that are off in the direct assignment: given again, it is given without them.</summary>
    public IReadOnlyList<string> DisabledPlanIds { get; init; } = [];
}

public enum ExchangePlan
{
    None,
    Kiosk,
    Plan1,
    Plan2,
}
