using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <param name="Key">Names the event, so that nobody is told of it twice.</param>
public sealed record Notice(string Key, Phrase Text);

/// <summary>What somebody is told about a request in a message of its own, oldest first; a card that changes by itself makes no sound.</summary>
public static class Notices
{
    public static IReadOnlyList<Notice> Of(RequestState request, CardCopy copy)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(copy);
        return [.. All(request, copy.Person, copy.Audience == CardAudience.Requester)];
    }

    private static IEnumerable<Notice> All(RequestState request, UserId person, bool isRequester)
    {
        var decider = request.Decision?.By;
        if (request.ChangedBy is { } changer && changer.Id != person)
        {
            yield return Make($"changed-{request.Plan.Hash}", "Chat.Told.Changed", request, changer);
        }

        if (request.Stage is RequestStage.Rejected or RequestStage.Withdrawn)
        {
            if (decider is not null && decider.Id != person)
            {
                yield return Make(request.Stage.ToString(), request.Stage == RequestStage.Rejected ? "Chat.Told.Rejected" : "Chat.Told.Withdrawn", request, decider);
            }

            yield break;
        }

        if (isRequester && decider is not null)
        {
            yield return Make("Approved", "Chat.Told.Approved", request, decider);
        }

        foreach (var notice in Run(request, isRequester || decider?.Id == person, decider?.Id == person))
        {
            yield return notice;
        }
    }

    private static IEnumerable<Notice> Run(RequestState request, bool isConcerned, bool isDecider)
    {
        if (request.Stage == RequestStage.WaitingForPeople && isDecider)
        {
            var waiting = string.Join('+', request.Steps.Where(s => s.WaitsForPerson).Select(s => s.Id.Value));
            yield return new Notice($"waiting-{waiting}", Phrase.Of("Chat.Told.Waiting", ("leaver", request.Leaver.DisplayName)));
        }

        if (request.Stage == RequestStage.Finished && isConcerned)
        {
            var gaps = request.Steps.Any(s => s.Status is StepStatus.Skipped or StepStatus.Failed or StepStatus.NeedsPerson);
            yield return new Notice("Finished", Phrase.Of(gaps ? "Chat.Told.FinishedWithGaps" : "Chat.Told.Finished", ("leaver", request.Leaver.DisplayName)));
        }
    }

    private static Notice Make(string key, string text, RequestState request, Actor by) =>
        new(key, Phrase.Of(text, ("leaver", request.Leaver.DisplayName), ("by", by.Name)));
}
