using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

public static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section))
            .Validate(o => IsId(o.ApproverGroupId), "Access:ApproverGroupId must be the object id of the group whose members approve.")
            .Validate(o => o.RequesterGroupId is null || IsId(o.RequesterGroupId), "Access:RequesterGroupId must be an object id.")
            .Validate(o => o.BlockGroupId is null || IsId(o.BlockGroupId), "Access:BlockGroupId must be an object id.")
            .Validate(o => o.SharedMailboxesLookedInto is >= 0 and <= 1000, "Access:SharedMailboxesLookedInto must be 0 to 1000.")
            .Validate(o => o.KeepGroups.All(IsId), "Access:KeepGroups must hold object ids.")
            .ValidateOnStart();
        services.AddOptions<ProfilesOptions>().Bind(configuration.GetSection(ProfilesOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProfilesOptions>, ProfilesOptionsValidator>();
        services.AddOptions<DeadlinesOptions>().Bind(configuration.GetSection(DeadlinesOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeadlinesOptions>, DeadlinesOptionsValidator>();
        return services
            .AddSingleton<GroupFates>()
            .AddSingleton<RuleBook>()
            .AddSingleton(provider => new Planner(
                provider.GetRequiredService<IReadOnlyList<IPlansStep>>(), provider.GetRequiredService<RuleBook>().Rules))
            .AddSingleton<Profiles>()
            .AddSingleton<StandingReader>()
            .AddSingleton<OneDriveKeeping>()
            .AddSingleton<OwnTenant>()
            .AddSingleton<OthersReader>()
            .AddSingleton<SnapshotReader>()
            .AddSingleton<DeletedAccountReader>()
            .AddSingleton<RequestFacts>()
            .AddSingleton<UserNames>()
            .AddSingleton<DocumentLibraries>()
            .AddSingleton<PeopleSearch>();
    }

    private static bool IsId(string? text) => Guid.TryParse(text, out _);
}
