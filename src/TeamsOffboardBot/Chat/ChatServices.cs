using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat;

public static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<TurnGate>();
        services.AddSingleton<PeopleKeeper>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton<IBotFrameworkHttpAdapter, TeamsAdapter>();
        services.AddSingleton<PersonalChats>();
        services.AddDialogs().AddRequestCards();
        services.AddSingleton<Commands>();
        services.AddSingleton<Presses>();
        services.AddSingleton<Groups>();
        services.AddSingleton<IBot, OffboardingBot>();
        return services;
    }

    private static IServiceCollection AddDialogs(this IServiceCollection services) => services
        .AddSingleton<Drafts>()
        .AddSingleton<OpenDialogs>()
        .AddSingleton<DialogCards>()
        .AddSingleton<LeaverSearch>()
        .AddSingleton<ColleagueSearch>()
        .AddSingleton<ChoicesReader>()
        .AddSingleton<Preparation>()
        .AddSingleton<Readings>()
        .AddSingleton<AskRefusals>()
        .AddSingleton<Submission>()
        .AddSingleton<WhoDialog>()
        .AddSingleton<PickDialog>()
        .AddSingleton<ReadingDialog>()
        .AddSingleton<ChoicesDialog>()
        .AddSingleton<SummaryDialog>()
        .AddSingleton<OffboardDialog>()
        .AddSingleton<DialogHost>()
        .AddSingleton<LateReadings>();

    private static IServiceCollection AddRequestCards(this IServiceCollection services) => services
        .AddSingleton<IReachPeople, Reach>()
        .AddSingleton<Audience>()
        .AddSingleton<CardPace>()
        .AddSingleton<Deliveries>()
        .AddSingleton<CardSender>()
        .AddSingleton<IConversation>(parts => parts.GetRequiredService<CardSender>())
        .AddHostedService(parts => parts.GetRequiredService<CardSender>())
        .AddSingleton<RequestDesk>()
        .AddSingleton<RequestPresses>()
        .AddSingleton<StatusDesk>();

    /// <summary>Where Teams delivers activities. Who may call it is checked before.</summary>
    public static void MapChat(this WebApplication app) =>
        app.MapPost("/api/messages", (HttpContext http, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted));
}
