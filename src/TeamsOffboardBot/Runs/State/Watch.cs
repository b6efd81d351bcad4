using System.Globalization;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Rules;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Account;

namespace TeamsOffboardBot.Runs.State;

/// <summary>What follows from a run, and when: computed from what was done and proven, not from what was planned. D2, rules R8 and R9.</summary>
internal static class Watch
{
    public static IReadOnlyList<Deadline> Of(RequestState request) => request.Stage switch
    {
        RequestStage.Running or RequestStage.WaitingForPeople or RequestStage.WaitingForDate or RequestStage.Finished =>
            [.. OfSteps(request).Concat(AfterDeletion(request) ?? AfterLicences(request)).OrderBy(d => d.At).ThenBy(d => d.Kind).Select(d => WithEnd(request, d))],
        _ => [],
    };

    private static Deadline WithEnd(RequestState request, Deadline deadline) =>
        request.EndedDeadlines.LastOrDefault(e => e.Kind == deadline.Kind && e.DeadlineAt == deadline.At) is { } ended ? deadline with { End = ended.End } : deadline;

    /// <summary>What the bot itself does on a date, and the end of reading, which SharePoint keeps.</summary>
    private static IEnumerable<Deadline> OfSteps(RequestState request)
    {
        foreach (var (id, kind) in DatedSteps.Kinds)
        {
            if (request.Step(id) is { } step && request.Plan.Step(id) is { } planned && DatedSteps.DateOf(step, planned) is { } at && (step.WaitsForDate || step.Asks || step.Date is not null || step is { Status: StepStatus.RetryScheduled, WaitedUntil: not null }))
            {
                yield return new(kind, at, step.FirstStartedAt ?? request.SubmittedAt) { IsOurs = true };
            }
        }

        // In journals from before a step of its own did that.
        if (request.Plan.Step(StepIds.StopOneDriveReading) is null && request.Step(StepIds.LetReadOneDrive) is { IsProven: true, SettledAt: { } given, After: { } facts } && Moment(facts["expirationDateTime"]?.ToString()) is { } end)
        {
            yield return new(DeadlineKind.ReadingEnds, end, given);
        }
    }

    /// <summary>Null when the account is still there.</summary>
    private static IEnumerable<Deadline>? AfterDeletion(RequestState request)
    {
        var step = request.Step(StepIds.DeleteAccount) ?? request.Step(StepIds.DeleteOnPremisesAccount);
        return step is { SettledAt: { } deleted } && IsOver(step) ? AfterDeletion(request, deleted, step.After?[DeleteAccount.OneDriveDays]?.GetValue<int?>()) : null;
    }

    private static IEnumerable<Deadline> AfterDeletion(RequestState request, DateTimeOffset deleted, int? oneDriveDays)
    {
        yield return new(DeadlineKind.AccountGone, deleted.AddDays(Deadlines.DeletedAccountDays), deleted);
        if (request.Snapshot.MayHaveOneDrive())
        {
            var binned = deleted.AddDays(oneDriveDays ?? Deadlines.ShortestOneDriveDays);
            yield return new(DeadlineKind.OneDriveDeleted, binned, deleted) { IsAssumed = oneDriveDays is null };
            yield return new(DeadlineKind.OneDriveGone, binned.AddDays(Deadlines.OneDriveBinDays), deleted) { IsAssumed = oneDriveDays is null };
        }
    }

    private static IEnumerable<Deadline> AfterLicences(RequestState request)
    {
        if (MailboxIsNotLost.LosesMailbox(request.Snapshot, request.Choices) && Taken(request, l => l.Exchange != ExchangePlan.None) is { } mail)
        {
            var isHeld = request.Choices.Hold is not null || request.Snapshot.Mailbox.Value is { IsOnLitigationHold: true } or { HasOtherHold: true };
            yield return new(isHeld ? DeadlineKind.MailboxInactive : DeadlineKind.MailboxDeleted, mail.AddDays(Deadlines.MailboxDays), mail);
        }

        if (request.Snapshot.MayHaveOneDrive() && !request.Snapshot.UnlicensedOneDriveStays && OneDriveIsNotLost.LosesLicence(request.Snapshot, request.Choices) && Taken(request, l => l.HasSharePoint) is { } files)
        {
            yield return new(DeadlineKind.OneDriveReadOnly, files.AddDays(Deadlines.OneDriveReadOnlyDays), files);
            yield return new(DeadlineKind.OneDriveArchived, files.AddDays(Deadlines.OneDriveArchivedDays), files);
        }
    }

    /// <summary>When the last of these licences was gone; null while one is left, or may be.</summary>
    private static DateTimeOffset? Taken(RequestState request, Func<LicenceAssignment, bool> which)
    {
        var steps = LicenceFates.Of(request.Snapshot, request.Choices).Going.Where(which).SelectMany(StepsOf).Distinct().Select(request.Step).OfType<StepState>().ToList();
        return steps.Count > 0 && steps.All(IsOver) ? steps.Max(s => s.SettledAt) : null;
    }

    private static IEnumerable<StepId> StepsOf(LicenceAssignment licence) =>
    [
        .. licence.IsDirect ? [StepIds.RemoveLicences] : Array.Empty<StepId>(),
        .. licence.ViaGroupIds.Count > 0 ? [StepIds.LeaveLicensingGroups, StepIds.LicensingGroupsByHand] : Array.Empty<StepId>(),
    ];

    /// <summary>Proven, or a person says that they did it.</summary>
    private static bool IsOver(StepState step) => step.IsProven || step is { Status: StepStatus.DoneByHand, IsToBeLookedAt: false };

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
