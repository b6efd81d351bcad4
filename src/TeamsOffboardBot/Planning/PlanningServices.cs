namespace TeamsOffboardBot.Planning;

public static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section))
            .Validate(o => IsId(o.ApproverGroupId), "Access:ApproverGroupId must be the object id of the group whose members approve.")
            .Validate(o => o.RequesterGroupId is null || IsId(o.RequesterGroupId), "Access:RequesterGroupId must be an object id.")
            .Validate(o => o.BlockGroupId is null || IsId(o.BlockGroupId), "Access:BlockGroupId must be an object id.")
            .Validate(o => o.KeepGroups.All(IsId), "Access:KeepGroups must hold object ids.")
            .ValidateOnStart();
        services.AddOptions<ProfilesOptions>().Bind(configuration.GetSection(ProfilesOptions.Section))
            .Validate(o => o.Items.Count > 0, "Profiles:Items must hold at least one profile.")
            .Validate(o => o.Items.DistinctBy(p => p.Name).Count() == o.Items.Count, "Profiles:Items must have names of their own.")
            .Validate(o => o.Items.All(p => !string.IsNullOrWhiteSpace(p.Name)), "Profiles:Items need a Name each.")
            .Validate(o => o.Items.All(p => Enum.IsDefined(p.Mailbox) && Enum.IsDefined(p.OneDrive)), "Profiles:Items name an unknown choice.")
            .ValidateOnStart();
        return services
            .AddSingleton<GroupFates>()
            .AddSingleton<RuleBook>()
            .AddSingleton(provider => new Planner(
                provider.GetRequiredService<IReadOnlyList<IPlansStep>>(), provider.GetRequiredService<RuleBook>().Rules))
            .AddSingleton<Profiles>()
            .AddSingleton<StandingReader>()
            .AddSingleton<SnapshotReader>()
            .AddSingleton<PeopleSearch>();
    }

    private static bool IsId(string? text) => Guid.TryParse(text, out _);
}
