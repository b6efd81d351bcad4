using Microsoft.Extensions.Options;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Devices;
using TeamsOffboardBot.Steps.People;

namespace TeamsOffboardBot.Steps;

/// <summary>What the configuration says that changes what steps do.</summary>
public sealed record StepSettings(IOptions<AccessOptions> Access, IOptions<DevicesOptions> Devices, IOptions<HandoverOptions> Handover, IOptions<DeadlinesOptions> Deadlines);
