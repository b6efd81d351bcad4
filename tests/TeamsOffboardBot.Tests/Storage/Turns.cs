using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>Turns without HTTP: what the bot says is collected.</summary>
internal sealed class Turns : BotAdapter
{
    public List<string> Said { get; } = [];

    public async Task RunAsync(Activity activity, Func<ITurnContext, Task> act)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, (context, _) => act(context), CancellationToken.None);
    }

    public static Activity Message(string text, string conversation = "c1", string user = "u1") => Incoming("message", conversation, user, text);

    public static Activity Invoke(string verb) => Incoming("invoke", "c1", "u1", verb);

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext,
        Activity[] activities,
        CancellationToken cancellationToken)
    {
        Said.AddRange(activities.Select(a => a.Text));
        return Task.FromResult(activities.Select(_ => new ResourceResponse("sent")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext,
        Activity activity,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(
        ITurnContext turnContext,
        ConversationReference reference,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    private static Activity Incoming(string type, string conversation, string user, string text) => new()
    {
        Type = type,
        Id = "incoming",
        ChannelId = "msteams",
        Text = text,
        From = new ChannelAccount(user),
        Conversation = new ConversationAccount(id: conversation),
        Recipient = new ChannelAccount("bot"),
    };
}
