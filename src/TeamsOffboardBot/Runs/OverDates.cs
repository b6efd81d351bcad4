using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;

namespace TeamsOffboardBot.Runs;

/// <summary>Dates of earlier requests for the same person that no longer come, because of what this one has done. Pure.</summary>
internal static class OverDates
{
    private static readonly DeadlineKind[] OfDeletion = [DeadlineKind.AccountGone, DeadlineKind.OneDriveDeleted, DeadlineKind.OneDriveGone];

    /// <summary>A deletion sets other dates in their place.</summary>
    private static readonly DeadlineKind[] OfLicences = [DeadlineKind.MailboxDeleted, DeadlineKind.MailboxInactive, DeadlineKind.OneDriveReadOnly, DeadlineKind.OneDriveArchived];

    /// <param name="earlier">Another request for the same person.</param>
    public static bool IsOver(RequestState request, RequestId earlier, Deadline date) => request.Choices switch
    {
        { Reinstates: { } undone } => undone.Of == earlier && request.Steps.All(IsGivenBack),
        { Restores: not null } => OfDeletion.Contains(date.Kind) && request.Step(StepIds.RestoreAccount) is { IsProven: true },
        { Ends: not null } => OfLicences.Contains(date.Kind) && request.Step(StepIds.DeleteAccount) is { IsProven: true },
        _ => false,
    };

    private static bool IsGivenBack(StepState step) => step.IsProven || step.Status is StepStatus.NotApplicable or StepStatus.DoneByHand;
}
