using System.Globalization;
using System.Text.Json.Nodes;

namespace TenantSimulator.Exchange;

static class CalendarCmdlets
{
    const int MostDays = 1825;

    /// <summary>Cancels meetings the mailbox organises, with attendees; a recurring one as a whole when one instance lies in the window.</summary>
    public static IEnumerable<JsonObject> Remove(CmdletCall call)
    {
        var (user, mailbox) = call.Mailbox();
        var days = call["QueryWindowInDays"]!.GetValue<int>();
        if (days is < 1 or > MostDays)
        {
            throw ExchangeErrors.Binding($"The value of QueryWindowInDays must be between 1 and {MostDays}.");
        }

        if (!call.Flag("CancelOrganizedMeetings"))
        {
            throw ExchangeErrors.Binding("You need to specify the CancelOrganizedMeetings switch.");
        }

        if (!mailbox.CanSend)
        {
            throw ExchangeErrors.Recipient($"The meetings of \"{user.UserPrincipalName}\" can't be canceled because its mailbox can't send messages.");
        }

        var from = call.Text("QueryStartDate") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : call.Now;
        var until = from.AddDays(days);
        var hit = mailbox.Meetings.FindAll(m => m.OrganizerId == user.Id && m.Attendees.Count > 0 && m.Start < until && (m.IsRecurring || m.Start >= from));
        if (!call.Flag("PreviewOnly") && !call.Flag("WhatIf"))
        {
            mailbox.Meetings.RemoveAll(hit.Contains);
        }

        return hit.Select(m => new JsonObject { ["Subject"] = m.Subject, ["IsRecurring"] = m.IsRecurring }.Time("StartTime", m.Start));
    }
}
