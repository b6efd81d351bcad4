using System.Globalization;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Calendars, as far as meetings have an organiser. https://learn.microsoft.com/graph/api/user-list-calendarview</summary>
public sealed class GraphCalendars(GraphClient graph)
{
    /// <summary>How many days ahead meetings are looked for and cancelled: as far as Exchange and Graph go.</summary>
    public const int DaysAhead = 1825;

    /// <summary>
    /// Ids of the meetings with other people that the user organises from now on, a series once; null when there is no mailbox. A
    /// calendar shows each occurrence of a series, so a series counts only while it goes on. From the next full minute, so that who asks twice within one asks the same.
    /// </summary>
    public async Task<IReadOnlyList<string>?> OrganisedAsync(string userId, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var minute = from.AddTicks(TimeSpan.TicksPerMinute - 1 - ((from.Ticks - 1) % TimeSpan.TicksPerMinute));
        var query = $"startDateTime={Moment(minute)}&endDateTime={Moment(minute.AddDays(DaysAhead))}"
            + "&$filter=isOrganizer%20eq%20true&$select=id,seriesMasterId,isCancelled,attendees&$top=999";
        try
        {
            var events = await graph.ListAsync<CalendarEvent>(new(GraphOperations.ListCalendarView, userId) { Query = query }, cancellationToken);
            return [.. events.Where(e => e is { IsCancelled: false, Attendees.Count: > 0 }).Select(e => e.SeriesMasterId ?? e.Id).Distinct(StringComparer.Ordinal)];
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return null;
        }
    }

    private static string Moment(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private sealed record CalendarEvent(string Id, string? SeriesMasterId, bool IsCancelled)
    {
        public IReadOnlyList<Attendee> Attendees { get; init; } = [];
    }

    private sealed record Attendee(string? Type);
}
