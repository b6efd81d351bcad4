using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>What becomes of the files: copied before anything is lost, closed to outsiders, and told to who has them.</summary>
public sealed class FilesTests
{
    [Fact]
    public async Task Files_are_copied_while_the_card_tells_how_far_and_licences_go_only_then()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele", ("copyFiles", "CopyToOwner"), ("stopSharing", "true"));
        bot.Nestor.Card.Visible.ShouldContain("Copy all files in OneDrive to Megan Bowen, into a folder of their own");
        bot.Nestor.Card.Visible.ShouldContain("Close the files in OneDrive to everybody outside the organisation");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("of 4 GB are copied.");
        await bot.Nestor.SeesRunAtRestAsync();

        var (adele, megan) = (await bot.TruthAsync(Story.Adele), await bot.TruthAsync(bot.Megan.Id));
        var files = adele["oneDrive"]!["files"]!.AsArray().Select(f => (string)f!).ToList();
        megan["oneDrive"]!["files"]!.AsArray().Select(f => (string)f!).Count(f => f.StartsWith("OneDrive Adele Vance (", StringComparison.Ordinal)).ShouldBe(files.Count);
        ((string)adele["oneDrive"]!["sharing"]!).ShouldBe("disabled");
        var calls = (await bot.CallsAsync()).Select(c => c.Operation).ToList();
        calls.FindIndex(c => c.Contains("assignLicense", StringComparison.Ordinal)).ShouldBeGreaterThan(calls.FindLastIndex(c => c.Contains("/monitor/", StringComparison.Ordinal)));
        bot.Megan.Messages.Select(m => $"{m.Text}{m.Card}").ShouldContain(m => m.Contains("lie in your OneDrive, in the folder", StringComparison.Ordinal));
        bot.Kept.Ask<string>("select group_concat(public_body || private_body) from journal")!.ShouldNotContain("tempauth", Case.Insensitive, "an address that opens without a token is none to keep");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_library_is_named_by_its_address_and_one_that_is_not_there_is_said_at_once()
    {
        await using var bot = await BotHost.StartAsync();
        var library = $"{bot.Tenant.BaseAddress}sharepoint/sites/finance/Shared%20Documents/Leavers";
        await bot.Nestor.OpensChatAsync();
        await bot.Megan.OpensChatAsync();
        await bot.Megan.SaysAsync("offboard Adele");
        await bot.Megan.SeesCardAsync("your choices");

        await bot.Megan.PressesAsync("Next", ("copyFiles", "CopyToLibrary"), ("copyFilesTo", $"{bot.Tenant.BaseAddress}sharepoint/sites/finance/Nowhere"));
        bot.Megan.Card.Visible.ShouldContain("There is no library or folder at that address");
        await bot.Megan.SaysAsync($"copy files to {library}");
        await bot.Megan.SaysAsync("next");
        await bot.Megan.SeesCardAsync("Submit for approval");
        await bot.Megan.PressesAsync("Submit for approval");
        await bot.Nestor.SeesCardAsync("Approve the offboarding");
        bot.Nestor.Card.Visible.ShouldContain("/sites/finance/Shared");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var there = (await bot.Tenant.GetFromJsonAsync<JsonObject>("/_tenant/libraries"))!["/sites/finance/Shared Documents"]!.AsArray();
        there.Count.ShouldBe((await bot.TruthAsync(Story.Adele))["oneDrive"]!["files"]!.AsArray().Count);
    }
}
