using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Chat.Files;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Chat.Rooms;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat;

public static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.AddHttpContextAccessor();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<TurnGate>();
        services.TryAddSingleton(new PeoplePicker(Configured: null));
        services.AddSingleton<PeopleKeeper>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton<IBotFrameworkHttpAdapter, TeamsAdapter>();
        services.AddSingleton<PersonalChats>();
        services.AddDialogs().AddRequestCards().AddLists();
        services.AddSingleton<Commands>();
        services.AddSingleton<Presses>();
        services.AddSingleton<Groups>();
        services.AddSingleton<TurnEnd>();
        services.AddSingleton<LeaverJoined>();
        services.AddSingleton<AllPresses>();
        services.AddSingleton<IBot, OffboardingBot>();
        return services;
    }

    private static IServiceCollection AddDialogs(this IServiceCollection services) => services
        .AddSingleton<Strands>()
        .AddSingleton<Drafts>()
        .AddSingleton<OpenDialogs>()
        .AddSingleton<DialogMemory>()
        .AddSingleton<DialogCards>()
        .AddSingleton<LeaverSearch>()
        .AddSingleton<ColleagueSearch>()
        .AddSingleton<CopyReader>()
        .AddSingleton<StartReader>()
        .AddSingleton<ChoicesReader>()
        .AddSingleton<ProfileForms>()
        .AddSingleton<Preparation>()
        .AddSingleton<ReinstatePreparation>()
        .AddSingleton<RestorePreparation>()
        .AddSingleton<EndingPreparation>()
        .AddSingleton<OtherPreparations>()
        .AddSingleton<RestoreReader>()
        .AddSingleton<Readings>()
        .AddSingleton<AskRefusals>()
        .AddSingleton<Submission>()
        .AddSingleton<WhoDialog>()
        .AddSingleton<PickDialog>()
        .AddSingleton<ReadingDialog>()
        .AddSingleton<ChoicesDialog>()
        .AddSingleton<RestoreDialog>()
        .AddSingleton<EndingDialog>()
        .AddSingleton<ChoiceDialogs>()
        .AddSingleton<SummaryDialog>()
        .AddSingleton<OffboardDialog>()
        .AddSingleton<DialogHost>()
        .AddSingleton<LateReadings>();

    private static IServiceCollection AddLists(this IServiceCollection services)
    {
        services.AddHttpClient(ListFile.ClientName, client => client.Timeout = TimeSpan.FromSeconds(20))
            // Where it is sent on to is looked at before it is asked.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
            .RemoveAllLoggers();
        return services
            .AddSingleton<ListFile>()
            .AddSingleton<ListBell>()
            .AddSingleton(parts => new WorkTimes(parts.GetRequiredService<TimeProvider>(), parts.GetRequiredService<IOptions<RunsOptions>>().Value.SweepEvery))
            .AddSingleton<RowReading>()
            .AddSingleton<ListAudience>()
            .AddSingleton<ChannelListCards>()
            .AddSingleton<CardDeliveryOfLists>()
            .AddSingleton<ListCards>()
            .AddSingleton<ListWork>()
            .AddSingleton<ListWorker>()
            .AddHostedService(parts => parts.GetRequiredService<ListWorker>())
            .AddSingleton<ListKeeper>()
            .AddSingleton<ListPlaces>()
            .AddSingleton<ListMaking>()
            .AddSingleton<ManyDesk>()
            .AddSingleton<ListPresses>()
            .AddSingleton<ListOrders>()
            .AddSingleton<ManyPresses>();
    }

    private static IServiceCollection AddRequestCards(this IServiceCollection services) => services
        .AddSingleton<IReachPeople, Reach>()
        .AddSingleton<Audience>()
        .AddSingleton<CardPace>()
        .AddSingleton<Deliveries>()
        .AddSingleton<ChannelCards>()
        .AddSingleton<ApprovalsDesk>()
        .AddSingleton<ChannelListPresses>()
        .AddSingleton<ChannelPresses>()
        .AddSingleton<CardDelivery>()
        .AddSingleton<ITellPeople, Handovers>()
        .AddSingleton<CardSender>()
        .AddSingleton<IConversation>(parts => parts.GetRequiredService<CardSender>())
        .AddHostedService(parts => parts.GetRequiredService<CardSender>())
        .AddHostedService<CardSweep>()
        .AddSingleton<AnswerSent>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<DatePresses>()
        .AddSingleton<RequestOrders>()
        .AddSingleton<ChangeForms>()
        .AddSingleton<ChangePresses>()
        .AddSingleton<RequestPresses>()
        .AddSingleton<StatusDesk>()
        .AddSingleton<ReinstateDesk>()
        .AddSingleton<Offboardings>()
        .AddSingleton<RestoreDesk>()
        .AddSingleton<SeveralRestorations>()
        .AddSingleton<ListDesk>()
        .AddSingleton<EvidenceDesk>()
        .AddSingleton<EvidenceConsents>()
        .AddSingleton<FileUploads>()
        .AddSingleton<CheckDesk>()
        .AddSingleton<LanguageDesk>()
        .AddMemoryCache()
        .AddSingleton<HelpDesk>()
        .AddSingleton<SearchDesk>()
        .AddSingleton<Desks>();

    /// <summary>Where Teams delivers activities. Who may call it is checked before.</summary>
    public static void MapChat(this WebApplication app) =>
        app.MapPost("/api/messages", (HttpContext http, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted));
}
