using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Runs;

internal sealed class ApprovalOptionsValidator : IValidateOptions<ApprovalOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public ValidateOptionsResult Validate(string? name, ApprovalOptions options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ApprovalOptions options)
    {
        if (options.ExpiresAfter < Shortest || options.ExpiresAfter > Longest)
        {
            yield return "Approval:ExpiresAfter must be between an hour (01:00:00) and 90 days (90.00:00:00).";
        }

        if (new[] { options.RemindAfter, options.RemindBefore }.Any(t => t <= TimeSpan.Zero || t >= options.ExpiresAfter))
        {
            yield return "Approval:RemindAfter and RemindBefore must be more than zero and less than Approval:ExpiresAfter.";
        }
    }
}
