using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Journeys.Reinstate;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Restore;

/// <summary>An account was deleted, and its 30 days are not over: it comes back after an approval of its own.</summary>
public sealed class RestoreTests
{
    private const string Debra = "debra.berger@contoso.com";

    [Fact]
    public async Task A_deleted_account_comes_back_with_all_it_had_and_stays_shut_unless_sign_in_was_chosen()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.TruthAsync(Story.Adele);
        await bot.DeleteAsync(bot.Adele);

        await bot.AsksToRestoreAsync(bot.Patti, "Adele");
        bot.Nestor.Card.Visible.ShouldContain("This bot did not offboard this person");
        bot.Nestor.Card.Visible.ShouldContain("Sign-in stays blocked.");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeTrue("nobody has approved it");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Adele Vance: finished");

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        after["groups"] = before["groups"]!.DeepClone();
        RoundTrip.Differences(before, after).ShouldBe(["accountEnabled: true -> false"], "but for the groups, of which one has a rule for enabled accounts");
        Kept(await bot.TruthAsync(Story.Adele)).ShouldBe(Kept(before), ignoreOrder: true);
        var entries = await bot.Services.GetRequiredService<IJournal>().EntriesAsync(new RequestId(await bot.RequestIdAsync()), CancellationToken.None);
        var evidence = new EvidenceMaker(WordList.English).Make(entries, signature: null, DateTimeOffset.UnixEpoch);
        new EvidencePage(WordList.English).Write(evidence, flaw: null).ShouldContain("Evidence: restoring the account of Adele Vance");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task With_sign_in_the_old_password_is_void_first_and_the_new_one_is_never_in_a_chat()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.DeleteAsync(bot.Adele);
        var changed = (string)(await bot.TruthAsync(Story.Adele))["password"]!["changedAt"]!;

        await bot.AsksToRestoreAsync(bot.Patti, "Adele", ("allowsSignIn", "true"));
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeTrue();
        ((string)after["password"]!["changedAt"]!).ShouldNotBe(changed);
        bot.Nestor.Card.Visible.ShouldContain("Set a new password for adele.vance@contoso.com");
        var secrets = (await bot.Tenant.GetFromJsonAsync<JsonObject>("/_tenant/secrets"))!["passwords"]!.AsArray().Select(p => (string)p!).ToList();
        secrets.Count.ShouldBe(1);
        bot.Nestor.Messages.Concat(bot.Patti.Messages).ShouldAllBe(m => !m.Visible.Contains(secrets[0], StringComparison.Ordinal));
        bot.Kept.Ask<long>($"select count(*) from journal where private_body like '%{secrets[0].Replace("'", "''", StringComparison.Ordinal)}%'").ShouldBe(0);
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Adele Vance: finished");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_deleted_are_listed_with_the_days_they_have_left_to_those_who_may_ask_for_anybody()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Patti.SaysAsync("herstellen");
        await bot.Patti.SeesCardAsync("Deleted accounts");
        bot.Patti.Card.Visible.ShouldContain("Enrico Cattaneo (enrico.cattaneo@contoso.com): 2 days left");
        bot.Patti.Card.Visible.ShouldContain("Debra Berger (debra.berger@contoso.com)");
        await bot.Patti.PressesAsync("Search", ("person", "enrico"));
        await bot.Patti.SeesCardAsync("Restore Enrico Cattaneo: what comes back");

        await bot.Christie.SaysAsync("restore");
        await bot.Christie.SeesCardAsync("There is no deleted account that you could have restored.");
        await bot.Christie.SaysAsync("help");
        var help = bot.Christie.Messages[^1].Id;
        await bot.Christie.SendsAsync(help, "restore.start", "Restore", new JObject(new JProperty("person", "a0000000-0000-4000-8000-000000000021")));
        await bot.Christie.SeesCardAsync("You cannot ask for this.");
        bot.Christie.Messages.ShouldAllBe(m => !m.Visible.Contains("Debra", StringComparison.Ordinal));
        bot.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("New", "debra.b@contoso.com", "debra.b@contoso.com", Debra)]
    [InlineData("Other", "debra.two@contoso.com", Debra, "debra.two@contoso.com")]
    public async Task Where_somebody_has_the_user_name_by_now_one_of_the_two_gets_another_by_choice(string choice, string name, string debraIs, string otherIs)
    {
        await using var bot = await BotHost.StartAsync();
        await bot.ControlAsync("seed", new { users = new[] { new { id = "c0000000-0000-4000-8000-000000000001", userPrincipalName = Debra, displayName = "Debra the Second" } } });

        await bot.AsksToRestoreAsync(bot.Patti, "Debra Berger", ("nameChoice", choice), (choice == "New" ? "newName" : "otherName", name));
        bot.Nestor.Card.Visible.ShouldContain("Debra the Second has the user name");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Debra Berger: finished");

        ((string)(await bot.TruthAsync("a0000000-0000-4000-8000-000000000021"))["userPrincipalName"]!).ShouldBe(debraIs);
        ((string)(await bot.TruthAsync("c0000000-0000-4000-8000-000000000001"))["userPrincipalName"]!).ShouldBe(otherIs);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_changes_how_the_account_comes_back_and_everybody_sees_what_is_different()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.DeleteAsync(bot.Adele);
        await bot.AsksToRestoreAsync(bot.Patti, "Adele", ("allowsSignIn", "true"));
        var asked = bot.Nestor.Messages[^1];

        await bot.Nestor.PressesAsync("Change choices");
        bot.Nestor.Card.Title.ShouldBe("Change the choices for Adele Vance");
        bot.Nestor.Card.ValueOf("allowsSignIn").ShouldBe("true");
        await bot.Nestor.PressesAsync("Back without changes");
        await bot.Nestor.SeesCardAsync("Approve restoring the account of Adele Vance?");
        await bot.Nestor.PressesAsync("Change choices");
        await bot.Nestor.PressesAsync("Save the changes", ("allowsSignIn", "false"));

        await bot.Patti.SeesCardAsync("Nestor Wilke");
        bot.Patti.Card.Visible.ShouldContain("Allow sign-in");
        await bot.Nestor.PressesAsync(asked, "Approve");
        ((bool)(await bot.TruthAsync(Story.Adele))["deleted"]!).ShouldBeTrue("an approval counts for the plan that was seen");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Adele Vance: finished");
        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["deleted"]!).ShouldBeFalse();
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approver_renames_the_other_of_the_two_and_a_name_that_is_none_is_said_in_the_form()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.ControlAsync("seed", new { users = new[] { new { id = "c0000000-0000-4000-8000-000000000001", userPrincipalName = Debra, displayName = "Debra the Second" } } });
        await bot.AsksToRestoreAsync(bot.Patti, "Debra Berger", ("nameChoice", "New"), ("newName", "debra.b@contoso.com"));

        await bot.Nestor.PressesAsync("Change choices");
        bot.Nestor.Card.ValueOf("newName").ShouldBe("debra.b@contoso.com");
        await bot.Nestor.PressesAsync("Save the changes", ("nameChoice", "Other"), ("otherName", "debra"), ("allowsSignIn", "true"));
        await bot.Nestor.SeesCardAsync("A user name looks like this");
        await bot.Nestor.PressesAsync("Save the changes", ("otherName", Story.Adele));
        await bot.Nestor.SeesCardAsync("Adele Vance has this user name already.");
        bot.Nestor.Card.ValueOf("otherName").ShouldBe(Story.Adele);
        bot.Nestor.Card.ValueOf("nameChoice").ShouldBe("Other");
        bot.Nestor.Card.ValueOf("allowsSignIn").ShouldBe("true", "what else was entered stays");
        await bot.Nestor.PressesAsync("Save the changes", ("nameChoice", "Other"), ("otherName", "debra.two@contoso.com"), ("allowsSignIn", "false"));
        await bot.Nestor.SeesCardAsync("Approve restoring the account of Debra Berger?");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Debra Berger: finished");

        ((string)(await bot.TruthAsync("a0000000-0000-4000-8000-000000000021"))["userPrincipalName"]!).ShouldBe(Debra);
        ((string)(await bot.TruthAsync("c0000000-0000-4000-8000-000000000001"))["userPrincipalName"]!).ShouldBe("debra.two@contoso.com");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_new_user_name_must_be_one_and_free()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.ControlAsync("seed", new { users = new[] { new { userPrincipalName = Debra, displayName = "Debra the Second" } } });
        await bot.Patti.SaysAsync("restore Debra Berger");
        await bot.Patti.SeesCardAsync("The user name is taken");
        bot.Patti.Card.ValueOf("newName").ShouldBe("debra.berger2@contoso.com");

        foreach (var (name, why) in new[] { ("debra", "A user name looks like this"), ("debra@elsewhere.example", "elsewhere.example is no verified domain"), (Story.Adele, "Adele Vance has this user name already.") })
        {
            await bot.Patti.PressesAsync("Next", ("nameChoice", "New"), ("newName", name));
            await bot.Patti.SeesCardAsync(why);
        }

        (await bot.RequestCountAsync()).ShouldBe(0);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_address_that_another_has_by_now_is_named_and_dropped()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.ControlAsync("seed", new { users = new[] { new { userPrincipalName = "d.berger@contoso.com", displayName = "Dora Berger", mail = Debra, skus = new[] { "SPE_E3" } } } });

        await bot.AsksToRestoreAsync(bot.Patti, "Debra Berger");
        await bot.Nestor.SeesCardAsync("dropped from the account: debra.berger@contoso.com (Dora Berger).");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Restoring the account of Debra Berger: finished");

        ((bool)(await bot.TruthAsync(Debra))["deleted"]!).ShouldBeFalse();
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Several_at_once_are_requests_of_their_own_and_what_fails_for_one_is_said_of_that_one()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.DeleteAsync(bot.Adele);
        await bot.ControlAsync("seed", new { users = new[] { new { userPrincipalName = Debra, displayName = "Debra the Second" } } });
        await bot.Patti.SaysAsync("restore");
        await bot.Patti.SeesCardAsync("Deleted accounts");

        await bot.Patti.PressesAsync("Next", ("people", $"{bot.Adele.Id},a0000000-0000-4000-8000-000000000021,a0000000-0000-4000-8000-000000000022"));
        await bot.Patti.SeesCardAsync("Restore 3 accounts?");
        bot.Patti.Card.Visible.ShouldContain("Debra the Second has the user name debra.berger@contoso.com now");
        var several = bot.Patti.Messages[^1];
        await bot.Patti.PressesAsync("Submit for approval");
        await bot.Patti.SeesCardAsync("Sent for approval: 2 of 2");

        // Nothing a card sends back is believed: who was left out is not let in by another press.
        var (verb, title, data) = new CardView(several.Card!).Press("Submit for approval", []);
        data["people"] = "a0000000-0000-4000-8000-000000000021";
        await bot.Patti.SendsAsync(several.Id, verb, title, data);
        await bot.Patti.SeesCardAsync("Sent for approval: 0 of 1");
        bot.Patti.Card.Visible.ShouldContain("Restore this one alone");

        // Somebody whose account is there: said by name, not by an id.
        data["people"] = bot.Christie.Id;
        await bot.Patti.SendsAsync(several.Id, verb, title, data);
        await bot.Patti.SeesCardAsync("Christie Cline");
        bot.Patti.Card.Visible.ShouldNotContain(bot.Christie.Id);

        (await bot.RequestCountAsync()).ShouldBe(2);
        await bot.Nestor.SeesAsync("Approve restoring the account of Adele Vance?");
        await bot.Nestor.SeesAsync("Approve restoring the account of Enrico Cattaneo?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asks_for_the_offboarding_of_somebody_deleted_is_offered_to_restore_them()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Patti.SaysAsync("offboard Debra Berger");
        await bot.Patti.SeesCardAsync("The account of Debra Berger was already deleted");

        await bot.Patti.PressesAsync("Restore the account");

        await bot.Patti.SeesCardAsync("Restore Debra Berger: what comes back");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Who_asks_for_a_restoration_cannot_approve_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Joni.OpensChatAsync();
        await bot.Nestor.OpensChatAsync();
        await bot.Nestor.SaysAsync("restore Enrico");
        await bot.Nestor.SeesCardAsync("what comes back");
        await bot.Nestor.SaysAsync("next");
        await bot.Nestor.SeesCardAsync("Restore the account of Enrico Cattaneo?");
        await bot.Nestor.SaysAsync("submit");
        await bot.Nestor.SeesCardAsync("waiting for approval");
        await bot.Joni.SeesCardAsync("Approve restoring the account of Enrico Cattaneo?");

        await bot.Nestor.PressesAsync(bot.Joni.Messages[^1] with { Id = bot.Nestor.Messages[^1].Id }, "Approve");

        ((bool)(await bot.TruthAsync("enrico.cattaneo@contoso.com"))["deleted"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_restored_account_whose_roles_nobody_could_see_stays_shut_until_a_person_decides()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.ControlAsync("seed", new { groups = new[] { new { displayName = "Tier 0", isAssignableToRole = true, members = new[] { bot.Adele.Id } } } });
        await bot.DeleteAsync(bot.Adele);
        await bot.AsksToRestoreAsync(bot.Patti, "Adele", ("allowsSignIn", "true"));

        await bot.Nestor.ApprovesAsync();

        await bot.Nestor.SeesCardAsync("The restored account holds directory roles that nobody could see while it was deleted: Tier 0.");
        ((bool)(await bot.TruthAsync(Story.Adele))["accountEnabled"]!).ShouldBeFalse();
    }

    private static IEnumerable<string> Kept(JsonObject truth) =>
        truth["groups"]!.AsArray().Where(g => !(bool)g!["dynamic"]!).Select(g => $"{g!["displayName"]} {g["owner"]}");
}
