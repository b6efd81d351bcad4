namespace TenantSimulator.Tenant;

sealed class PhoneNumber(string number, string type)
{
    public string Number { get; } = number;

    /// <summary>directRouting, callingPlan or operatorConnect.</summary>
    public string Type { get; } = type;
    public string? AssignedTo { get; set; }

    public bool IsNumber(string text) => text.TrimStart('+') == Number.TrimStart('+');
}

/// <summary>Assigning and releasing take a moment; the effect comes when the operation is due.</summary>
sealed class PhoneOperation(string id, PhoneNumber number, string? newTarget, DateTimeOffset createdAt)
{
    public string Id { get; } = id;
    public PhoneNumber Number { get; } = number;
    public string? NewTarget { get; } = newTarget;
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Polls until done: the first answers running, the second succeeded, unless the clock is put forward.</summary>
    public int Polls { get; set; }
    public bool IsDone { get; set; }
}
