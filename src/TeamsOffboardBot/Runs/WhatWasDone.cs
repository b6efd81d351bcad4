using System.Text.Json.Nodes;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps.Reinstate;

namespace TeamsOffboardBot.Runs;

/// <summary>What a request that is at rest changed, out of its journal: what there is to undo. Pure.</summary>
public static class WhatWasDone
{
    /// <summary>Null when it is no offboarding, has steps under way, or changed nothing.</summary>
    public static Reinstatement? Of(RequestState request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.IsAtRest || request.Choices.Kind != RequestKind.Offboarding)
        {
            return null;
        }

        var done = request.Steps.Where(MayHaveChanged).Select(s => request.Plan.Step(s.Id) is { } planned ? Done(planned, s, request.Snapshot) : null).OfType<DoneStep>().ToList();
        return done.Count == 0 ? null : new Reinstatement
        {
            Of = request.Id,
            Before = request.Snapshot,
            Done = done,
            StillToCome = request.IsOpen ? [.. request.Steps.Where(s => s.IsStillToCome).Select(s => s.Id)] : [],
        };
    }

    private static DoneStep Done(PlannedStep planned, StepState step, Snapshot before) => new()
    {
        Planned = planned,
        Before = step.Before,
        At = step.SettledAt,
        Lost = Undoings.All.GetValueOrDefault(planned.Id)?.LostOf(before),
    };

    /// <summary>
    /// Also a step that failed or was skipped after its first write, and one that a person finished: what was there before was noted before that
    /// write. Each is undone by looking first, so what was not changed is found in place.
    /// </summary>
    private static bool MayHaveChanged(StepState step) => step.Status switch
    {
        StepStatus.Changed or StepStatus.DoneByHand => true,
        StepStatus.AlreadyInPlace or StepStatus.NotApplicable => step.Before is not null && !JsonNode.DeepEquals(step.Before, step.After),
        _ => step.Before is not null,
    };
}
