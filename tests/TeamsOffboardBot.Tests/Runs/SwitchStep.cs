using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>A step whose tenant is one switch: real in everything but what it acts on, so that any graph and any trouble can be had.</summary>
internal sealed class SwitchStep(string id) : IOffboardingStep
{
    private int _applied;

    public StepId Id { get; } = StepId.From(id);

    public IReadOnlyList<StepId> After { get; init; } = [];

    public IReadOnlyList<StepId> Needs { get; init; } = [];

    public bool ActsAtOnce { get; init; }

    public bool IsLockOut { get; init; }

    public bool IsOn { get; set; }

    /// <summary>How often the switch was really thrown.</summary>
    public int Applied => _applied;

    /// <summary>Trouble on the way; asked before every reading and writing.</summary>
    public Func<Task>? OnInspect { get; set; }

    public Func<Task>? OnApply { get; set; }

    /// <summary>Trouble on the way back: the effect is there.</summary>
    public Func<Task>? AfterApply { get; set; }

    public Func<StepReading?>? Reads { get; set; }

    /// <summary>Readings after a write that still show the old value.</summary>
    public int StaleReadings { get; set; }

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => ActsAtOnce ? Facts(isOn: false) : null;

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (OnInspect is not null)
        {
            await OnInspect().WaitAsync(cancellationToken);
        }

        if (Reads?.Invoke() is { } reading)
        {
            return reading;
        }

        if (IsOn && Applied > 0 && StaleReadings-- > 0)
        {
            return new StepReading.Open(Facts(isOn: false));
        }

        return IsOn ? new StepReading.InPlace(Facts(isOn: true)) : new StepReading.Open(Facts(isOn: false));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (OnApply is not null)
        {
            await OnApply().WaitAsync(cancellationToken);
        }

        IsOn = true;
        Interlocked.Increment(ref _applied);
        if (AfterApply is not null)
        {
            await AfterApply().WaitAsync(cancellationToken);
        }
    }

    private static JsonObject Facts(bool isOn) => new() { ["isOn"] = isOn };
}
