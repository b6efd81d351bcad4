using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Graph;

/// <summary>The parts of a mailbox that Graph reaches: settings, visible inbox rules, calendar, sending.</summary>
static class MailboxRoutes
{
    const string Rules = "/users/{user-id}/mailFolders/{mailFolder-id}/messageRules";

    static readonly HashSet<string> WritableSettings =
        ["automaticRepliesSetting", "dateFormat", "timeFormat", "timeZone", "language", "workingHours", "delegateMeetingMessageDeliveryOptions"];

    static readonly HashSet<string> AutoReplyNames =
        ["status", "externalAudience", "scheduledStartDateTime", "scheduledEndDateTime", "internalReplyMessage", "externalReplyMessage"];

    public static void AddTo(GraphRoutes routes)
    {
        routes.Get("/users/{user-id}/mailboxSettings", Settings);
        routes.Map("PATCH", "/users/{user-id}/mailboxSettings", ChangeSettings);
        routes.Get(Rules, c => c.List(Visible(c).Select(View), GraphTypes.MessageRule, "users/mailFolders/messageRules"));
        routes.Post(Rules, AddRule);
        routes.Get(Rules + "/{messageRule-id}", c => c.Entity(View(Rule(c)), GraphTypes.MessageRule, "users/mailFolders/messageRules"));
        routes.Map("PATCH", Rules + "/{messageRule-id}", ChangeRule);
        routes.Delete(Rules + "/{messageRule-id}", RemoveRule);
        routes.Get("/users/{user-id}/events", c => Events(c, Box(c).Meetings));
        routes.Get("/users/{user-id}/calendarView", CalendarView);
        routes.Delete("/users/{user-id}/events/{event-id}", DeleteEvent);
        routes.Post("/users/{user-id}/events/{event-id}/cancel", CancelEvent);
        routes.Post("/users/{user-id}/sendMail", SendMail);
    }

    static Mailbox Box(GraphCall call) =>
        call.User().Mailbox is { SoftDeletedAt: null } mailbox ? mailbox : throw GraphErrors.NoMailbox();

    static ServiceReply Settings(GraphCall call) => call.Entity(SettingsView(Box(call)), GraphTypes.MailboxSettings, "users/mailboxSettings");

    static JsonObject SettingsView(Mailbox mailbox) => new()
    {
        ["archiveFolder"] = "AQMkArchive",
        ["timeZone"] = "Pacific Standard Time",
        ["dateFormat"] = "M/d/yyyy",
        ["timeFormat"] = "h:mm tt",
        ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
        ["userPurpose"] = mailbox.Type switch { "SharedMailbox" => "shared", "RoomMailbox" => "room", "EquipmentMailbox" => "equipment", _ => "user" },
        ["language"] = new JsonObject { ["locale"] = "en-US", ["displayName"] = "English (United States)" },
        ["automaticRepliesSetting"] = new JsonObject
        {
            ["status"] = mailbox.AutoReply.Status,
            ["externalAudience"] = mailbox.AutoReply.Audience,
            ["internalReplyMessage"] = mailbox.AutoReply.Internal,
            ["externalReplyMessage"] = mailbox.AutoReply.External,
            ["scheduledStartDateTime"] = Moment(mailbox.AutoReply.From),
            ["scheduledEndDateTime"] = Moment(mailbox.AutoReply.Until),
        },
    };

    static JsonObject Moment(DateTimeOffset? at) =>
        new JsonObject { ["dateTime"] = (at ?? DateTimeOffset.UnixEpoch).ToString("yyyy-MM-ddTHH:mm:ss.fffffff"), ["timeZone"] = "UTC" };

    static ServiceReply ChangeSettings(GraphCall call)
    {
        var mailbox = Box(call);
        foreach (var (name, _) in call.Body.Where(p => !p.Key.Contains('@', StringComparison.Ordinal)))
        {
            if (!WritableSettings.Contains(name))
            {
                throw GraphErrors.Refuse(400, "RequestBodyRead",
                    $"The property '{name}' does not exist on type 'microsoft.graph.mailboxSettings'. Make sure to only use property names that are defined by the type.");
            }
        }

        if (call.Body["automaticRepliesSetting"] is JsonObject asked)
        {
            mailbox.AutoReply = Read(asked, mailbox.AutoReply);
        }

        return call.Entity(SettingsView(mailbox), GraphTypes.MailboxSettings, "users/mailboxSettings");
    }

    static AutoReply Read(JsonObject asked, AutoReply current)
    {
        foreach (var (name, _) in asked.Where(p => !p.Key.Contains('@', StringComparison.Ordinal) && !AutoReplyNames.Contains(p.Key)))
        {
            throw GraphErrors.Refuse(400, "RequestBodyRead",
                $"The property '{name}' does not exist on type 'microsoft.graph.automaticRepliesSetting'. Make sure to only use property names that are defined by the type.");
        }

        var status = OneOf(asked["status"], current.Status, "disabled", "alwaysEnabled", "scheduled");
        var from = ReadMoment(asked["scheduledStartDateTime"]) ?? current.From;
        var until = ReadMoment(asked["scheduledEndDateTime"]) ?? current.Until;
        if (status == "scheduled" && (from is null || until is null || until <= from))
        {
            throw GraphErrors.Refuse(400, "ErrorInvalidParameter", "The start and end times of a scheduled automatic reply must be given, the end after the start.");
        }

        return new AutoReply(
            status,
            OneOf(asked["externalAudience"], current.Audience, "none", "contactsOnly", "all"),
            (string?)asked["internalReplyMessage"] ?? current.Internal,
            (string?)asked["externalReplyMessage"] ?? current.External,
            from,
            until);
    }

    static string OneOf(JsonNode? value, string current, params string[] allowed) => value is null
        ? current
        : Array.Find(allowed, a => a == value.ToString())
            ?? throw GraphErrors.Refuse(400, "RequestBodyRead", $"Requested value '{value}' was not found.");

    static DateTimeOffset? ReadMoment(JsonNode? value) => value is null
        ? null
        : new DateTimeOffset(DateTime.Parse((string)value["dateTime"]!, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

    static IEnumerable<InboxRule> Visible(GraphCall call) => TenantState.Same(call["mailFolder-id"], "inbox")
        ? Box(call).Rules.Where(r => !r.IsHidden)
        : throw GraphErrors.Refuse(400, "ErrorInvalidRequest", "Message rules exist for the inbox only.");

    static InboxRule Rule(GraphCall call) =>
        Visible(call).FirstOrDefault(r => r.GraphId == call["messageRule-id"])
        ?? throw GraphErrors.Refuse(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    static JsonObject View(InboxRule rule) => new()
    {
        ["id"] = rule.GraphId,
        ["displayName"] = rule.Name,
        ["sequence"] = rule.Sequence,
        ["isEnabled"] = rule.IsEnabled,
        ["hasError"] = false,
        ["isReadOnly"] = false,
        ["conditions"] = rule.Conditions.DeepClone(),
        ["actions"] = rule.Actions.DeepClone(),
        ["exceptions"] = rule.Exceptions.DeepClone(),
    };

    static ServiceReply AddRule(GraphCall call)
    {
        var mailbox = Box(call);
        _ = Visible(call);
        var number = 10_376_293_541_461_700_000 + (ulong)mailbox.Rules.Count;
        var rule = new InboxRule(Convert.ToBase64String(BitConverter.GetBytes(number)), number, "");
        Write(rule, call.Body);
        mailbox.Rules.Add(rule);
        return call.Entity(View(rule), GraphTypes.MessageRule, "users/mailFolders/messageRules", status: 201);
    }

    static ServiceReply ChangeRule(GraphCall call)
    {
        var rule = Rule(call);
        Write(rule, call.Body);
        return call.Entity(View(rule), GraphTypes.MessageRule, "users/mailFolders/messageRules");
    }

    static void Write(InboxRule rule, JsonObject body)
    {
        foreach (var (name, value) in body.Where(p => !p.Key.Contains('@', StringComparison.Ordinal)))
        {
            if (GraphTypes.MessageRule.Find(name) is not { } property || !property.Accepts(value))
            {
                throw GraphErrors.Refuse(400, "RequestBodyRead", $"The property '{name}' does not exist on type 'microsoft.graph.messageRule' or has an invalid value.");
            }
        }

        rule.Name = (string?)body["displayName"] ?? rule.Name;
        rule.Sequence = (int?)body["sequence"] ?? rule.Sequence;
        rule.IsEnabled = (bool?)body["isEnabled"] ?? rule.IsEnabled;
        rule.Conditions = body["conditions"]?.DeepClone() as JsonObject ?? rule.Conditions;
        rule.Actions = body["actions"]?.DeepClone() as JsonObject ?? rule.Actions;
        rule.Exceptions = body["exceptions"]?.DeepClone() as JsonObject ?? rule.Exceptions;
    }

    static ServiceReply RemoveRule(GraphCall call)
    {
        Box(call).Rules.Remove(Rule(call));
        return new ServiceReply(204);
    }

    static ServiceReply Events(GraphCall call, IEnumerable<Meeting> meetings)
    {
        var user = call.User();
        return call.List(meetings.Select(m => EventView(call, m, user)), GraphTypes.Event, "users/events", page: 10);
    }

    static JsonObject EventView(GraphCall call, Meeting meeting, User user) => new()
    {
        ["id"] = meeting.Id,
        ["subject"] = meeting.Subject,
        ["isOrganizer"] = meeting.OrganizerId == user.Id,
        ["isCancelled"] = meeting.IsCancelled,
        ["type"] = meeting.IsRecurring ? "seriesMaster" : "singleInstance",
        ["start"] = Moment(meeting.Start),
        ["end"] = Moment(meeting.Start + meeting.Length),
        ["organizer"] = Recipient(call.Tenant.FindUser(meeting.OrganizerId)?.UserPrincipalName ?? ""),
        ["attendees"] = new JsonArray([.. meeting.Attendees.Select(Recipient)]),
    };

    static JsonObject Recipient(string address) => new() { ["emailAddress"] = new JsonObject { ["name"] = address, ["address"] = address } };

    static ServiceReply CalendarView(GraphCall call)
    {
        if (call.Query["startDateTime"] is not { } from || call.Query["endDateTime"] is not { } until)
        {
            throw GraphErrors.Refuse(400, "ErrorInvalidParameter", "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
        }

        var (start, end) = (DateTimeOffset.Parse(from), DateTimeOffset.Parse(until));
        if (end - start > TimeSpan.FromDays(1825))
        {
            throw GraphErrors.Refuse(400, "ErrorCalendarViewRangeTooBig", "The requested view range is too big: 1825 days at most.");
        }

        var user = call.User();
        var shown = Box(call).Meetings.SelectMany(m => Occurrences(m, start, end).Select(o => Occurrence(EventView(call, o, user), m)));
        return call.List(shown, GraphTypes.Event, "users/calendarView", page: 10);
    }

    /// <summary>A series meets every week, without an end.</summary>
    static IEnumerable<Meeting> Occurrences(Meeting meeting, DateTimeOffset start, DateTimeOffset end) => Enumerable
        .Range(0, meeting.IsRecurring ? (int)((end - meeting.Start).TotalDays / 7) + 2 : 1)
        .Select(week => meeting with { Id = meeting.IsRecurring ? $"{meeting.Id}-{week}" : meeting.Id, Start = meeting.Start.AddDays(7 * week) })
        .Where(m => m.Start < end && m.Start + m.Length > start);

    static JsonObject Occurrence(JsonObject view, Meeting meeting)
    {
        view["type"] = meeting.IsRecurring ? "occurrence" : "singleInstance";
        view["seriesMasterId"] = meeting.IsRecurring ? meeting.Id : null;
        return view;
    }

    static Meeting Event(GraphCall call) =>
        Box(call).Meetings.Find(m => m.Id == call["event-id"])
        ?? throw GraphErrors.Refuse(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    static ServiceReply DeleteEvent(GraphCall call)
    {
        Box(call).Meetings.Remove(Event(call));
        return new ServiceReply(204);
    }

    static ServiceReply CancelEvent(GraphCall call)
    {
        call.Parameters("Comment");
        var meeting = Event(call);
        if (meeting.OrganizerId != call.User().Id)
        {
            throw GraphErrors.Refuse(400, "ErrorCancelUserNotOrganizer", "Only the organizer can cancel a meeting.");
        }

        Box(call).Meetings.Remove(meeting);
        return new ServiceReply(202);
    }

    static ServiceReply SendMail(GraphCall call)
    {
        var parameters = call.Parameters("Message", "SaveToSentItems");
        if (!Box(call).CanSend)
        {
            throw GraphErrors.NoMailbox();
        }

        if (parameters["Message"] is not JsonObject message || message["toRecipients"] is not JsonArray { Count: > 0 })
        {
            throw GraphErrors.Refuse(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
        }

        call.Tenant.SentMail.Add(new JsonObject
        {
            ["from"] = call.User().UserPrincipalName,
            ["subject"] = message["subject"]?.DeepClone(),
            ["body"] = message["body"]?.DeepClone(),
            ["to"] = new JsonArray([.. message["toRecipients"]!.AsArray().Select(r => r?["emailAddress"]?["address"]?.DeepClone())]),
        });
        return new ServiceReply(202);
    }
}
