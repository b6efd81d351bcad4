using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

internal sealed class DeadlinesOptionsValidator : IValidateOptions<DeadlinesOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public ValidateOptionsResult Validate(string? name, DeadlinesOptions options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(DeadlinesOptions options)
    {
        if (options.RemindBefore.Any(IsOutside))
        {
            yield return "Deadlines:RemindBefore holds times between an hour (01:00:00) and 90 days (90.00:00:00).";
        }

        if (new[] { options.AskBeforeDeletion, options.RemindOfTasksEvery, options.EscalateTasksAfter }.Any(IsOutside))
        {
            yield return "Deadlines:AskBeforeDeletion, RemindOfTasksEvery and EscalateTasksAfter must be between an hour (01:00:00) and 90 days (90.00:00:00).";
        }

        if (options.EraseAfter < TimeSpan.FromDays(1))
        {
            yield return "Deadlines:EraseAfter must be a day (1.00:00:00) or more; without it nothing is erased.";
        }
    }

    private static bool IsOutside(TimeSpan time) => time < Shortest || time > Longest;
}
