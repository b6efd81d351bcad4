using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TeamsOffboardBot.Chat;

public static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.TryAddSingleton<IStorage, MemoryStorage>();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<TurnGate>();
        services.AddSingleton<PeopleKeeper>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton<IBotFrameworkHttpAdapter, TeamsAdapter>();
        services.AddSingleton<PersonalChats>();
        services.AddSingleton<Commands>();
        services.AddSingleton<Presses>();
        services.AddSingleton<Groups>();
        services.AddSingleton<IBot, OffboardingBot>();
        return services;
    }

    /// <summary>Where Teams delivers activities. Who may call it is checked before.</summary>
    public static void MapChat(this WebApplication app) =>
        app.MapPost("/api/messages", (HttpContext http, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted));
}
