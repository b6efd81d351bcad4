using System.Globalization;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <param name="DueAt">When the reminder was due.</param>
internal sealed record SentDate(DeadlineKind Kind, DateTimeOffset DueAt, string ActivityId);

/// <summary>The cards of dates in somebody's chat that offer what a later request may take up, a line each.</summary>
internal static class SentDates
{
    private const char Between = '\n';
    private const char Space = ' ';

    public static IEnumerable<SentDate> Of(string? sent) => sent?.Split(Between).Select(Read) ?? [];

    public static string With(string? sent, SentDate card)
    {
        var line = string.Join(Space, card.Kind, card.DueAt.ToString("O", CultureInfo.InvariantCulture), card.ActivityId);
        return sent is null ? line : $"{sent}{Between}{line}";
    }

    /// <summary>All but the one in this message: another card has taken its place, or it is gone.</summary>
    public static string? Without(string? sent, string activityId) =>
        sent?.Split(Between).Where(line => Read(line).ActivityId != activityId).ToList() is { Count: > 0 } others ? string.Join(Between, others) : null;

    private static SentDate Read(string line)
    {
        var parts = line.Split(Space, 3);
        return new SentDate(Enum.Parse<DeadlineKind>(parts[0]), DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
