using System.Text.Json.Nodes;
using TenantSimulator.DefaultTenant;
using TenantSimulator.Tenant;

namespace TenantSimulator.Control;

/// <summary>
/// What a seeded person has besides an account and licences: <c>groups</c> by name, <c>methods</c> (stems of Graph's names, the first is the
/// default), <c>rules</c> by name, <c>phones</c> by model, <c>meetings</c> by subject, a telephone <c>number</c>, a <c>oneDrive</c>.
/// </summary>
static class Belongings
{
    public static void Give(TenantState tenant, User user, JsonObject has)
    {
        foreach (var name in Texts(has["groups"]))
        {
            var group = tenant.Groups.Find(g => g.DisplayName == name) ?? throw new FormatException($"There is no group '{name}'.");
            tenant.AddMember(group, user);
        }

        foreach (var (type, index) in Texts(has["methods"]).Select((t, i) => (t, i)))
        {
            var id = type == "phone" ? SecurityInfo.MobilePhoneId : Guid.NewGuid().ToString();
            user.Methods.Add(new SignInMethod(id, type, type == "phone" ? "+1 4255550100" : "", IsDefault: index == 0, tenant.Clock.Second));
        }

        if ((string?)has["number"] is { } number)
        {
            tenant.PhoneNumbers.Add(new PhoneNumber(number, "callingPlan") { AssignedTo = user.Id });
        }

        if ((bool?)has["oneDrive"] == true)
        {
            user.OneDrive = Drive(tenant, user);
        }

        GiveMail(tenant, user, has);
    }

    static void GiveMail(TenantState tenant, User user, JsonObject has)
    {
        string[] rules = [.. Texts(has["rules"])], phones = [.. Texts(has["phones"])], meetings = [.. Texts(has["meetings"])];
        if (rules.Length + phones.Length + meetings.Length == 0)
        {
            return;
        }

        var mailbox = user.Mailbox ?? throw new FormatException($"'{user.UserPrincipalName}' has no mailbox for rules, phones or meetings.");
        foreach (var (name, index) in rules.Select((r, i) => (r, i)))
        {
            mailbox.Rules.Add(new InboxRule($"AQAAA{user.Id[^12..]}{index}", 10_376_293_541_000_000_000 + (ulong)Random.Shared.NextInt64(int.MaxValue), name)
            {
                Sequence = index + 1,
                Actions = new JsonObject { ["moveToFolder"] = name },
            });
        }

        mailbox.MobileDevices.AddRange(phones.Select(model => new MobileDevice(Guid.NewGuid().ToString("N")[..20].ToUpperInvariant(), model) { FirstSync = tenant.Clock.Second }));
        mailbox.Meetings.AddRange(meetings.Select((subject, i) =>
            new Meeting($"meeting-{user.Id}-{i}", subject, user.Id, [$"alex.wilber@{tenant.Domain}"], tenant.Clock.Second.AddDays(i + 1), TimeSpan.FromMinutes(30), IsRecurring: false)));
    }

    static OneDrive Drive(TenantState tenant, User user)
    {
        var path = user.UserPrincipalName.Replace('.', '_').Replace('@', '_');
        var drive = new OneDrive($"b!{user.Id}", $"01ROOT{user.Id}", Guid.NewGuid(), $"/personal/{path}") { CreatedAt = tenant.Clock.Second };
        Files.Fill(drive.Files, Mailbox.Gigabyte);
        drive.SiteUsers.Add(new SiteUser(4, user.Id) { IsSiteAdmin = true });
        return drive;
    }

    static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(t => (string)t!);
}
