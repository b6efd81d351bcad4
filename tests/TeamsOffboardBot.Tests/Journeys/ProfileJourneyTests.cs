using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>A profile comes first; whoever changes it sees at once what that means.</summary>
public sealed class ProfileJourneyTests
{
    [Fact]
    public async Task The_profile_says_in_a_sentence_what_happens_and_one_press_accepts_it()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync($"offboard {Story.Adele}");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        bot.Megan.Card.Visible.ShouldContain("Standard leaver\nShared mailbox for you, files to you, licences freed. The account stays, blocked.\nStart\nright after the approval");
        Single(bot.Megan).ShouldBeFalse();
        await bot.Megan.PressesAsync("Next");

        bot.Megan.Card.Title.ShouldBe("Offboard Adele Vance?");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task Another_profile_changes_choices_and_consequences_at_once_and_leaves_the_start_alone()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync($"offboard {Story.Adele}");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await bot.Megan.SaysAsync("start 2027-01-29 17:00");

        await bot.Megan.PressesAsync("Delete and keep nothing");
        bot.Megan.Card.Visible.ShouldContain("The mailbox stays as it is, the files stay as they are, licences freed, groups kept. The account is deleted at the end.");
        bot.Megan.Card.ValueOf("mailbox").ShouldBe("Keep");
        bot.Megan.Card.ValueOf("startDate").ShouldBe("2027-01-29");

        await bot.Megan.SaysAsync("standaardvertrek");
        bot.Megan.Card.Visible.ShouldContain("Shared mailbox for you");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_is_changed_is_counted_again_before_it_is_accepted()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync($"offboard {Story.Adele}");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");

        await bot.Megan.PressesAsync("Show what this means", ("mailbox", "Forward"), ("Who gets the mail", "Patti Fernandez"));

        bot.Megan.Card.Title.ShouldBe("Offboarding Adele Vance: your choices");
        bot.Megan.Card.Visible.ShouldContain("Standard leaver, with changes\nNew mail goes to Patti Fernandez, files to you");
        bot.Megan.Card.Visible.ShouldContain("Adjusted so that nothing is lost");
        Single(bot.Megan).ShouldBeTrue();
        bot.ShouldBeQuiet();
    }

    /// <summary>Whether the single choices are shown without a press.</summary>
    private static bool Single(Person person) =>
        (bool?)person.Card.Json["body"]!.Single(e => (string?)e["id"] == "single-choices")["isVisible"] ?? true;
}
