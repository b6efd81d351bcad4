namespace TeamsOffboardBot.Approval;

public static class ApprovalServices
{
    /// <summary>Wants <see cref="IReachPeople"/> from the chat.</summary>
    public static IServiceCollection AddApproval(this IServiceCollection services) => services
        .AddSingleton<RequesterPolicy>()
        .AddSingleton<Askable>()
        .AddSingleton<ApproverPolicy>()
        .AddSingleton<ApproversToTell>()
        .AddSingleton<AuditorPolicy>()
        .AddSingleton<Reviewers>()
        .AddSingleton<PlanMaker>()
        .AddSingleton<RequestIds>()
        .AddSingleton<RequestBook>()
        .AddSingleton<Orders>()
        .AddSingleton<Decisions>()
        .AddSingleton<Questions>()
        .AddSingleton<ListDecisions>()
        .AddSingleton<StepOrders>()
        .AddSingleton<DateOrders>();
}
