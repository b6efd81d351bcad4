using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

public static class StepServices
{
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<StepCatalog>()
        .AddSingleton<IReadOnlyList<IPlansStep>>(provider => provider.GetRequiredService<StepCatalog>().Steps);
}
