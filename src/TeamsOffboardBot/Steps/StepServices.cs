using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Devices;
using TeamsOffboardBot.Steps.People;

namespace TeamsOffboardBot.Steps;

public static class StepServices
{
    public static IServiceCollection AddSteps(this IServiceCollection services)
    {
        services.AddOptions<DevicesOptions>().BindConfiguration(DevicesOptions.Section)
            .Validate(o => o.WipeWait >= TimeSpan.FromMinutes(1) && o.WipeWait <= TimeSpan.FromDays(7), "Devices:WipeWait must be between a minute and a week.")
            .ValidateOnStart();
        services.AddOptions<HandoverOptions>().BindConfiguration(HandoverOptions.Section);
        return services
            .AddSingleton<StepSettings>()
            .AddSingleton<StepCatalog>()
            .AddSingleton<IReadOnlyList<IPlansStep>>(provider => provider.GetRequiredService<StepCatalog>().Steps);
    }
}
