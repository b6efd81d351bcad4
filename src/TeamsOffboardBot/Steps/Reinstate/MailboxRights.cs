using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>Who had which right to a mailbox, as parameters of a step, and who has it now. People go by the name that Exchange gives them.</summary>
internal static class MailboxRights
{
    public const string FullAccess = "fullAccess";
    public const string SendAs = "sendAs";

    public static (string Name, string Value)[] Parameters(IEnumerable<string> fullAccess, IEnumerable<string> sendAs) =>
        [(FullAccess, string.Join('\n', fullAccess)), (SendAs, string.Join('\n', sendAs))];

    /// <summary>Who is meant by the step, as they are called now.</summary>
    public static async Task<(IReadOnlyList<string> FullAccess, IReadOnlyList<string> SendAs)> NowAsync(Tenant tenant, PlannedStep step, CancellationToken cancellationToken)
    {
        var fullAccess = NamesOfThen.NowAsync(tenant, step, Of(step, FullAccess), cancellationToken);
        var sendAs = NamesOfThen.NowAsync(tenant, step, Of(step, SendAs), cancellationToken);
        await Task.WhenAll(fullAccess, sendAs);
        return (await fullAccess, await sendAs);
    }

    public static async Task<(HashSet<string> FullAccess, HashSet<string> SendAs)> ReadAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var fullAccess = tenant.MailboxAccess.FullAccessAsync(context.Leaver.Id.Value, cancellationToken);
        var sendAs = tenant.MailboxAccess.SendAsAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(fullAccess, sendAs);
        return ((await fullAccess).Select(a => a.User).ToHashSet(StringComparer.OrdinalIgnoreCase), (await sendAs).Select(a => a.User).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static string[] Of(PlannedStep step, string right) => step.Parameters[right].Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
