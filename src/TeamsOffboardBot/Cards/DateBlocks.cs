using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Dates that follow from a run, in sentences, and what can be done about each.</summary>
public static class DateBlocks
{
    public static IEnumerable<AdaptiveElement> Lines(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        var dates = request.Deadlines;
        return dates.Count == 0
            ? []
            : [Blocks.Heading(words.Say("Cards.Date.Heading")), .. dates.Select(d => Blocks.Marked(Mark(d), AdaptiveTextColor.Default, Sentence(request, d, words)))];
    }

    private static string Mark(Deadline date) => date.End?.How switch
    {
        null => "◷",
        DeadlineEndKind.Overtaken => "–",
        _ => "✓",
    };

    /// <summary>To the minute where the bot acts, to the day where Microsoft 365 does.</summary>
    public static string When(NextMoment next, WordList words)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(words);
        return next.IsDay ? words.Day(next.At) : words.Moment(next.At);
    }

    /// <summary>"20 January 2027: the OneDrive becomes read-only…", and how it ended.</summary>
    public static string Sentence(RequestState request, Deadline date, WordList words)
    {
        var step = DatedSteps.StepOf(date.Kind) is { } id ? request.Step(id) : null;
        var releases = step?.Releases ?? [];
        var key = step?.HeldBy is not null ? $"Cards.Date.{date.Kind}.Held" : releases.Count >= request.ApprovalsNeeded ? $"Cards.Date.{date.Kind}.Agreed" : $"Cards.Date.{date.Kind}";
        var text = words.Say(
            key, ("when", When(date.Next, words)), ("by", string.Join(", ", releases.Select(r => r.Name))), ("request", step?.HeldBy?.Value ?? string.Empty));
        text = date.IsAssumed ? words.Say("Cards.Date.Assumed", ("text", text)) : text;
        return date.End is { By: { } by, How: var how } ? words.Say($"Cards.Date.Over.{how}", ("text", text), ("by", by.Name), ("request", date.End.Note ?? "–")) : text;
    }

    public static string CanDo(RequestState request, Deadline date, WordList words)
    {
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(words);
        var isFixed = date.Kind == DeadlineKind.ReadingEnds && !MayMove(request, date);
        return words.Say(isFixed ? $"Cards.Date.CanDo.{date.Kind}.Fixed" : $"Cards.Date.CanDo.{date.Kind}");
    }

    /// <summary>What goes for want of a licence stays when the offboarding is undone before.</summary>
    public static bool GivesLicenceBack(RequestState request, Deadline date)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        return date.Kind is DeadlineKind.MailboxDeleted or DeadlineKind.MailboxInactive or DeadlineKind.OneDriveReadOnly or DeadlineKind.OneDriveArchived
            && request is { Stage: RequestStage.Finished, Choices.Kind: RequestKind.Offboarding };
    }

    /// <summary>Only what is honest for this date, and for this reader: who asked may stop and close, not prolong or delete. What deletes is met last.</summary>
    /// <param name="besides">Harmless ones of the card's own.</param>
    public static AdaptiveActionSet? Actions(RequestState request, Deadline date, bool forApprover, WordList words, params IEnumerable<AdaptiveAction> besides)
    {
        var ways = (date.IsOurs && DatedSteps.StepOf(date.Kind) is { } step ? OfStep(request, date, step, forApprover, words) : OfMicrosoft(request, date, words)).OfType<AdaptiveAction>().ToLookup(Deletes);
        List<AdaptiveAction> shown = [.. ways[false], .. besides, .. ways[true]];
        return shown.Count > 0 ? new AdaptiveActionSet { Actions = shown } : null;
    }

    /// <summary>
    /// A mailbox that others work in, or that forwards, stays until somebody ends it. Not while its offboarding goes on, and not where a later request
    /// has taken that up: which one does is said instead.
    /// </summary>
    public static AdaptiveContainer? EndMailbox(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        var leaves = request.Choices is { Kind: RequestKind.Offboarding, Mailbox: not MailboxChoice.Keep } && request.Snapshot.MayHaveCloudMailbox();
        return (leaves && request.Stage == RequestStage.Finished, request.FollowedBy) switch
        {
            (true, null) => Blocks.Group(
                Blocks.Subtle(words.Say("Ending.Card.Why")),
                new AdaptiveActionSet { Actions = [Buttons.PressWithoutInputs(words.Say("Ending.Card.Button"), Verbs.End, (Fields.Person, request.Leaver.Id.Value))] }),
            (true, { Kind: RequestKind.Ending } ending) => Blocks.Group(Blocks.Text(words.Say(ending.IsOpen ? "Ending.Card.Begun" : "Ending.Card.Over", ("request", ending.Request.Value)))),
            _ => null,
        };
    }

    private static bool Deletes(AdaptiveAction action) => action is AdaptiveExecuteAction { Verb: Verbs.Release or Verbs.ReleaseNow };

    private static IEnumerable<AdaptiveAction?> OfStep(RequestState request, Deadline date, StepId step, bool forApprover, WordList words)
    {
        var data = new[] { (Fields.Request, request.Id.Value), (Fields.Step, step.Value) };
        AdaptiveExecuteAction Press(string key, string verb) => Buttons.PressWithoutInputs(words.Say($"Cards.Date.Button.{key}"), verb, data);

        if (date.Kind != DeadlineKind.AccountDeleted)
        {
            yield return forApprover && MayMove(request, date) ? Press("Later", Verbs.Later) : null;
            yield return Press("Now", Verbs.EndNow);
            yield break;
        }

        var reason = new AdaptiveTextInput
        {
            Id = Fields.Of(Fields.Reason, $"stop-{step}"),
            Label = words.Say("Cards.Field.reason"),
            IsMultiline = true,
            IsRequired = true,
            ErrorMessage = words.Say("Cards.Field.reason.Missing"),
            MaxLength = 500,
        };
        yield return Buttons.Ask(words.Say("Cards.Date.Button.Stop"), reason, Buttons.Press(words.Say("Cards.Date.Button.SendStop"), Verbs.StopStep, data).Positive());
        if (forApprover)
        {
            var isHeld = request.Step(step)!.HeldBy is not null;
            var isAgreed = isHeld || request.Step(step)!.Releases.Count >= request.ApprovalsNeeded;
            yield return Press("Later", Verbs.Later);
            yield return isAgreed ? null : Press("Release", Verbs.Release);
            yield return isHeld ? null : Press("DeleteNow", Verbs.ReleaseNow).Destructive();
        }
    }

    private static IEnumerable<AdaptiveAction?> OfMicrosoft(RequestState request, Deadline date, WordList words)
    {
        var data = new[] { (Fields.Request, request.Id.Value), (Fields.Date, date.Kind.ToString()) };
        var isRestorable = date.Kind == DeadlineKind.AccountGone || (date.Kind == DeadlineKind.OneDriveDeleted && request.Deadlines.Any(d => d is { Kind: DeadlineKind.AccountGone, IsOpen: true }));
        yield return isRestorable
            ? Buttons.PressWithoutInputs(words.Say("Restore.Card.Button"), Verbs.Restore, (Fields.Person, request.Leaver.Id.Value))
            : null;
        yield return date.Kind is DeadlineKind.OneDriveReadOnly or DeadlineKind.OneDriveArchived or DeadlineKind.ReadingEnds && FilesOf(request) is { } files
            ? new AdaptiveOpenUrlAction { Title = words.Say("Chat.Handover.OpenFiles"), Url = files }
            : null;
        yield return GivesLicenceBack(request, date)
            ? Buttons.PressWithoutInputs(words.Say("Restore.Result.Button"), Verbs.Reinstate, (Fields.Request, request.Id.Value))
            : null;
        foreach (var (key, verb) in new[] { ("Done", Verbs.DateDone), ("NotNeeded", Verbs.DateNotNeeded) })
        {
            var note = new AdaptiveTextInput { Id = Fields.Of(Fields.Note, $"{date.Kind}-{key}"), Label = words.Say("Cards.Field.note"), IsMultiline = true, MaxLength = 500 };
            yield return Buttons.Ask(words.Say($"Cards.Date.Button.{key}"), note, Buttons.Press(words.Say($"Cards.Date.Button.Send{key}"), verb, data));
        }
    }

    /// <summary>A OneDrive that has become read-only takes no other date.</summary>
    private static bool MayMove(RequestState request, Deadline date) => date.IsOurs
        && (date.Kind != DeadlineKind.ReadingEnds || !request.Deadlines.Any(d => d is { Kind: DeadlineKind.OneDriveReadOnly, End.How: DeadlineEndKind.Passed }));

    private static Uri? FilesOf(RequestState request) =>
        request.Snapshot.OneDrive.Exists(out var drive) && Uri.TryCreate(drive.WebUrl ?? drive.SiteUrl, UriKind.Absolute, out var address) ? address : null;
}
