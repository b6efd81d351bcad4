using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Runs;

internal sealed class RunsOptionsValidator(IOptions<Microsoft365Options> tenant) : IValidateOptions<RunsOptions>
{
    public ValidateOptionsResult Validate(string? name, RunsOptions options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Mistakes(RunsOptions options)
    {
        if (new[] { options.ParallelSteps, options.ParallelRuns, options.MaxTries, options.ProofReadings }.Any(n => n is < 1 or > 1000))
        {
            yield return "Runs:ParallelSteps, ParallelRuns, MaxTries and ProofReadings must be between 1 and 1000.";
        }

        if (new[] { options.FirstRetry, options.LongestRetry, options.FirstProofPause, options.SweepEvery, options.Lease, options.StopWithin }
            .Any(t => t <= TimeSpan.Zero || t > TimeSpan.FromHours(1)))
        {
            yield return "Runs:FirstRetry, LongestRetry, FirstProofPause, SweepEvery, Lease and StopWithin must be more than zero and at most an hour.";
        }

        if (options.Lease <= tenant.Value.CallTimeout)
        {
            yield return $"Runs:Lease ({options.Lease}) must be longer than Microsoft365:CallTimeout ({tenant.Value.CallTimeout}): "
                + "a process that lost its runs must have ended its calls before another goes on.";
        }
    }
}
