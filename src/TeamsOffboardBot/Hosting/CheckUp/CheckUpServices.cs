using TeamsOffboardBot.Chat;

namespace TeamsOffboardBot.Hosting.CheckUp;

public static class CheckUpServices
{
    public static IServiceCollection AddCheckUp(this IServiceCollection services) => services
        .AddSingleton(_ => PermissionList.Read())
        .AddSingleton<ICheckPart, TokenCheck>()
        .AddSingleton<ICheckPart, GraphCheck>()
        .AddSingleton<ICheckPart, ExchangeCheck>()
        .AddSingleton<ICheckPart, SharePointCheck>()
        .AddSingleton<ICheckPart, RoleCheck>()
        .AddSingleton<ICheckPart, PeopleCheck>()
        .AddSingleton<ICheckPart, DatabaseCheck>()
        .AddSingleton<ClockCheck>()
        .AddSingleton<ICheckUp, TenantCheckUp>();
}
