using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Runs;

internal sealed class RunsOptionsValidator : IValidateOptions<RunsOptions>
{
    public ValidateOptionsResult Validate(string? name, RunsOptions options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(RunsOptions options)
    {
        if (new[] { options.ParallelSteps, options.ParallelRuns, options.MaxTries, options.ProofReadings }.Any(n => n is < 1 or > 1000))
        {
            yield return "Runs:ParallelSteps, ParallelRuns, MaxTries and ProofReadings must be between 1 and 1000.";
        }

        if (new[] { options.FirstRetry, options.LongestRetry, options.FirstProofPause, options.SweepEvery }
            .Any(t => t <= TimeSpan.Zero || t > TimeSpan.FromHours(1)))
        {
            yield return "Runs:FirstRetry, LongestRetry, FirstProofPause and SweepEvery must be more than zero and at most an hour.";
        }
    }
}
