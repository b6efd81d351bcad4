using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TeamsOffboardBot.Chat;

/// <summary>Remembers, with every activity, how its sender is reached, and in which words and time zone to speak to them.</summary>
public sealed class PeopleKeeper(IPeopleBook people, PeoplePicker picker, TimeProvider time) : IMiddleware
{
    private const int LongestWord = 60;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromHours(1);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Event && Speaker.Of(activity) is { } speaker)
        {
            turnContext.TurnState.Set(WordsFor(await MeetAsync(Known(activity, speaker), cancellationToken)));
            turnContext.TurnState.Set(picker);
        }

        await next(cancellationToken);
    }

    public static WordList WordsFor(KnownPerson? person) =>
        new(Languages.CultureOf(person?.Language, person?.Locale), TimeZones.Find(person?.TimeZone));

    /// <summary>What is known already is not written again.</summary>
    private async Task<KnownPerson?> MeetAsync(KnownPerson now, CancellationToken cancellationToken)
    {
        var known = await people.FindAsync(now.Id, cancellationToken);
        if (known is not null && now.LastSeenAt - known.LastSeenAt < SeenWithin && known.Holds(now))
        {
            return known;
        }

        await people.MeetAsync(now, cancellationToken);
        return await people.FindAsync(now.Id, cancellationToken);
    }

    /// <summary>Some clients say it beside the message only.</summary>
    private static string? ClientInfo(Activity activity, string name) =>
        activity.Entities?.FirstOrDefault(e => e.Type == "clientInfo")?.Properties?[name] is JValue { Value: string value } ? value : null;

    private KnownPerson Known(Activity activity, Speaker speaker) => new()
    {
        Id = speaker.Id,
        Name = speaker.Name,
        PersonalChat = activity.IsPersonal() ? ChatReference.Write(activity.GetConversationReference()) : null,
        Locale = Word(activity.Locale ?? ClientInfo(activity, "locale")),
        TimeZone = Word(activity.LocalTimezone ?? ClientInfo(activity, "timezone")),
        LastSeenAt = time.GetUtcNow(),
    };

    /// <summary>What a client says of itself is kept when it is a word at all.</summary>
    private static string? Word(string? text) => CardText.Plain(text, LongestWord) is { Length: > 0 } word ? word : null;
}
