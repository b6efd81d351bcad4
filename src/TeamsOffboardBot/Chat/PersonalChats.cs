using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Finds or opens the personal chat with somebody and does something there.</summary>
public sealed class PersonalChats(IPeopleBook people, IConfiguration configuration, TimeProvider time, ILogger<PersonalChats> logger)
{
    /// <summary>What the adapter calls the bot by; empty where there is no registration.</summary>
    public string AppId { get; } = configuration["MicrosoftAppId"] ?? string.Empty;

    /// <summary>The words for somebody who is not speaking just now.</summary>
    public async Task<WordList> WordsAsync(UserId person, CancellationToken cancellationToken) => PeopleKeeper.WordsFor(await people.FindAsync(person, cancellationToken));

    /// <summary>Returns false when there is no personal chat and none can be opened.</summary>
    public async Task<bool> TryContinueAsync(ITurnContext turn, Speaker speaker, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        var known = await people.FindAsync(speaker.Id, cancellationToken);
        try
        {
            if (known?.PersonalChat is { } chat)
            {
                await turn.Adapter.ContinueConversationAsync(AppId, ChatReference.Read(chat), callback, cancellationToken);
            }
            else
            {
                await OpenAsync(turn, speaker, callback, cancellationToken);
            }

            return true;
        }
        catch (Exception error) when (ConnectorFault.Is(error))
        {
            logger.PersonalChatNotOpened(ConnectorFault.Cause(error));
            return false;
        }
    }

    private async Task OpenAsync(ITurnContext turn, Speaker speaker, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        var tenant = activity.Conversation.TenantId ?? (activity.ChannelData as JObject)?.SelectToken("tenant.id")?.ToString();
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = activity.Recipient,
            Members = [activity.From],
            TenantId = tenant,
            ChannelData = new JObject(new JProperty("tenant", new JObject(new JProperty("id", tenant)))),
        };
        var words = turn.Words();
        await turn.Adapter.CreateConversationAsync(AppId, activity.ChannelId, activity.ServiceUrl, audience: null, parameters, OpenedAsync, cancellationToken);

        async Task OpenedAsync(ITurnContext opened, CancellationToken ct)
        {
            opened.Activity.From = activity.From;
            opened.Activity.Recipient = activity.Recipient;
            opened.Activity.Conversation.ConversationType = "personal";
            opened.TurnState.Set(words);
            var reference = opened.Activity.GetConversationReference();
            await people.MeetAsync(new KnownPerson { Id = speaker.Id, Name = speaker.Name, PersonalChat = ChatReference.Write(reference), LastSeenAt = time.GetUtcNow() }, ct);
            await callback(opened, ct);
        }
    }
}
