using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Runs;

internal sealed class ScheduleOptionsValidator : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options) =>
        options.CheckInInterval >= TimeSpan.FromMilliseconds(500) && options.CheckInInterval <= TimeSpan.FromMinutes(1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Schedule:CheckInInterval must be between half a second and a minute.");
}
