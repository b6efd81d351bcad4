using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Drift;

/// <summary>
/// A blocker, a warning or a fix that whoever approved did not read is riskier. What merely tells (dates, delays, names) is not
/// compared, and one that went is nothing to decide on.
/// </summary>
internal static class FindingDifferences
{
    /// <summary>Roles are compared as facts: fewer of them give another sentence, and less risk.</summary>
    private const string Roles = "R23";

    private const string Unread = "Rules.Unknown.";

    public static IEnumerable<Difference> Between(IReadOnlyList<Finding> approved, IReadOnlyList<Finding> present)
    {
        var read = approved.Where(f => f.Severity > FindingSeverity.Note).Select(SameAs).ToHashSet(StringComparer.Ordinal);
        return present
            .Where(f => f.Severity > FindingSeverity.Note && f.Rule != Roles && !read.Contains(SameAs(f)))
            .Select(f => new Difference(IsRiskier: true, f.Text));
    }

    /// <summary>Two findings say the same when only a date or a size differs, or the reason why a fact cannot be read.</summary>
    private static string SameAs(Finding finding)
    {
        var key = finding.Text.Key;
        if (key.StartsWith(Unread, StringComparison.Ordinal))
        {
            return FactOf(key);
        }

        var args = finding.Text.Args
            .Where(a => !a.Key.EndsWith("Date", StringComparison.Ordinal) && !a.Key.EndsWith("Bytes", StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => $"{a.Key}={a.Value}");
        return $"{finding.Severity} {key} {string.Join(' ', args)}";
    }

    /// <summary>"Rules.Unknown.Mailbox.Permission" is about the mailbox.</summary>
    public static string FactOf(string key) => string.Join('.', key.Split('.').Take(3));
}
