using System.Text.Json.Nodes;
using TenantSimulator.Tenant;

namespace TenantSimulator.DefaultTenant;

/// <summary>Mailboxes: small, large, archived, on hold, already forwarding, shared; and who may open whose.</summary>
static class Mail
{
    public static void AddTo(TenantState tenant)
    {
        foreach (var user in tenant.AllUsers.Where(u => u.Mailbox is not null || u.Id == Contoso.UserId(23) || tenant.HasExchange(u)))
        {
            if (!user.HasMailboxOnPremises)
            {
                user.Mailbox = Create(tenant, user);
            }
        }

        Special(tenant);
        Adele(tenant, tenant.Person(2).Mailbox!);
        Shared(tenant, tenant.Person(23).Mailbox!);
        foreach (var deleted in tenant.DeletedUsers)
        {
            deleted.Mailbox!.SoftDeletedAt = deleted.DeletedAt;
        }
    }

    static Mailbox Create(TenantState tenant, User user)
    {
        var number = int.Parse(user.Id[^12..]);
        var mailbox = new Mailbox(Guid.Parse($"e0000000-0000-4000-8000-{number:D12}"), number == 23 ? "SharedMailbox" : "UserMailbox")
        {
            SizeBytes = number == 7 ? 62 * Mailbox.Gigabyte : (number + 3) * (Mailbox.Gigabyte / 4),
            ItemCount = 2_000 + (number * 317),
            CreatedAt = tenant.Clock.Second.AddDays(-900 + number),
            HasArchive = number == 9,
        };
        var address = number == 11 ? user.UserPrincipalName : user.Text("mail") ?? user.UserPrincipalName;
        mailbox.Addresses.Add($"SMTP:{address}");
        mailbox.Addresses.Add($"smtp:{address.Split('@')[0]}@{Contoso.InitialDomain}");
        if (number == 3)
        {
            mailbox.Folders.Clear();
            mailbox.Folders.AddRange(MailboxFolder.Standard(Swedish));
        }

        return mailbox;
    }

    static readonly string[] Swedish = ["Inkorgen", "Kalender", "Kontakter", "Uppgifter", "Anteckningar", "Skickat", "Borttaget"];

    static void Special(TenantState tenant)
    {
        tenant.Person(8).Mailbox!.Hold = new LitigationHold(tenant.Clock.Second.AddDays(-90), $"nestor.wilke@{Contoso.Domain}", Days: null);
        tenant.Person(23).Set("mail", $"sales@{Contoso.Domain}");
        tenant.Person(3).Mailbox!.Grants.Add(new MailboxGrant(Contoso.UserId(1), "FullAccess", AutoMapping: true));
    }

    static void Adele(TenantState tenant, Mailbox mailbox)
    {
        // The initial-domain address is no alias people gave out, so it does not count as her one alias.
        mailbox.Addresses.RemoveAt(1);
        mailbox.Addresses.Add($"smtp:adele@{Contoso.Domain}");
        mailbox.ForwardingSmtpAddress = "adele@fabrikam.com";
        mailbox.DeliverToMailboxAndForward = true;
        mailbox.Rules.Add(new InboxRule("AQAAAJ5dZqA=", 10_376_293_541_461_622_785, "News to folder")
        {
            Sequence = 1,
            Conditions = new JsonObject { ["subjectContains"] = new JsonArray("newsletter") },
            Actions = new JsonObject { ["moveToFolder"] = "News", ["stopProcessingRules"] = true },
        });
        mailbox.Rules.Add(new InboxRule("AQAAAJ5dZqE=", 10_376_293_541_461_622_786, "Invoices home")
        {
            Sequence = 2,
            Conditions = new JsonObject { ["subjectContains"] = new JsonArray("invoice") },
            Actions = new JsonObject { ["forwardTo"] = new JsonArray(Recipient("Adele Vance", "adele@fabrikam.com")) },
        });
        mailbox.Rules.Add(new InboxRule("AQAAAJ5dZqI=", 10_376_293_541_461_622_787, "Junk E-mail Rule") { IsHidden = true, Sequence = 0 });
        mailbox.Rules.Add(new InboxRule("AQAAAJ5dZqM=", 10_376_293_541_461_622_788, ".")
        {
            IsHidden = true,
            Sequence = 3,
            Conditions = new JsonObject { ["subjectContains"] = new JsonArray("payment") },
            Actions = new JsonObject { ["delete"] = true },
        });
        mailbox.Grants.Add(new MailboxGrant(Contoso.UserId(19), "FullAccess", AutoMapping: true));
        mailbox.SendOnBehalf.Add(Contoso.UserId(24));
        mailbox.Folders[1].Grants.Add(new FolderGrant(Contoso.UserId(24), ["Editor"], ["Delegate"]));
        mailbox.Folders.Add(new MailboxFolder("/Calendar/Fairs", "User Created", "IPF.Appointment"));
        mailbox.Folders[^1].Grants.Add(new FolderGrant(Contoso.UserId(25), ["Reviewer"], []));
        mailbox.MobileDevices.Add(new MobileDevice("4D7E1C0AF2B94D6E8A11", "iPhone 17")
        {
            Guid = Guid.Parse("e1000000-0000-4000-8000-000000000001"),
            FirstSync = tenant.Clock.Second.AddDays(-250),
        });
        tenant.Person(3).Mailbox!.MobileDevices.Add(new MobileDevice("SEC91F3B0C7AD2E4", "Galaxy S26")
        {
            Guid = Guid.Parse("e1000000-0000-4000-8000-000000000002"),
            Os = "Android 16",
            ClientType = "EAS",
            FirstSync = tenant.Clock.Second.AddDays(-90),
        });
        mailbox.Meetings.Add(Organised("meeting-02-weekly", "Campaign weekly", Contoso.UserId(2), tenant, 2, recurring: true));
        mailbox.Meetings.Add(Organised("meeting-02-review", "Launch review", Contoso.UserId(2), tenant, 9, recurring: false));
        mailbox.Meetings.Add(Organised("meeting-01-all-hands", "Marketing all hands", Contoso.UserId(1), tenant, 5, recurring: true));
    }

    static Meeting Organised(string id, string subject, string organizer, TenantState tenant, int inDays, bool recurring) =>
        new(id, subject, organizer, [$"alex.wilber@{Contoso.Domain}", $"irvin.sayers@{Contoso.Domain}"],
            tenant.Clock.Second.AddDays(inDays), TimeSpan.FromMinutes(45), recurring);

    static void Shared(TenantState tenant, Mailbox sales)
    {
        foreach (var person in new[] { 2, 24 })
        {
            sales.Grants.Add(new MailboxGrant(Contoso.UserId(person), "FullAccess", AutoMapping: true));
        }

        sales.SendAs.Add(Contoso.UserId(24));

        // Adele keeps the calendar of her manager.
        var megan = tenant.Person(1).Mailbox!;
        megan.SendOnBehalf.Add(Contoso.UserId(2));
        megan.Folders[1].Grants.Add(new FolderGrant(Contoso.UserId(2), ["Editor"], ["Delegate", "CanViewPrivateItems"]));
        tenant.Person(24).Mailbox!.SendOnBehalf.Add(Contoso.UserId(25));
    }

    static JsonObject Recipient(string name, string address) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = name, ["address"] = address } };
}
