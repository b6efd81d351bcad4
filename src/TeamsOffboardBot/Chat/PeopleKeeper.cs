using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsOffboardBot.Cards.Words;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TeamsOffboardBot.Chat;

/// <summary>Remembers, with every activity, how its sender is reached, and in which words and time zone to speak to them.</summary>
public sealed class PeopleKeeper(IPeopleBook people, TimeProvider time) : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Event && Speaker.Of(activity) is { } speaker)
        {
            await people.MeetAsync(Known(activity, speaker), cancellationToken);
            var known = await people.FindAsync(speaker.Id, cancellationToken);
            turnContext.TurnState.Set(WordsFor(known));
        }

        await next(cancellationToken);
    }

    public static WordList WordsFor(KnownPerson? person) =>
        new(CultureInfo.GetCultureInfo("en"), person?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null);

    private KnownPerson Known(Activity activity, Speaker speaker) => new()
    {
        Id = speaker.Id,
        Name = speaker.Name,
        PersonalChat = activity.IsPersonal() ? ChatReference.Write(activity.GetConversationReference()) : null,
        Locale = activity.Locale,
        TimeZone = activity.LocalTimezone,
        LastSeenAt = time.GetUtcNow(),
    };
}
