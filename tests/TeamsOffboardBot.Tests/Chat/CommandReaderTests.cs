using Shouldly;
using TeamsOffboardBot.Chat;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class CommandReaderTests
{
    [Theory]
    [InlineData("offboard Adele Vance", "Adele Vance")]
    [InlineData("  OFFBOARD   Adele\nVance ", "Adele Vance")]
    [InlineData("<at>Offboarding bot</at> offboard Adele&nbsp;Vance", "Adele Vance")]
    [InlineData("offboard", "")]
    [InlineData("/offboard", "")]
    public void Offboard_takes_the_rest_as_the_name(string text, string name) =>
        CommandReader.Read(text).ShouldBe(new Command.Offboard(name));

    [Theory]
    [InlineData("ofboard adele", "offboard adele")]
    [InlineData("offbaord", "offboard")]
    [InlineData("hlep", "help")]
    [InlineData("statsu adele", "status adele")]
    [InlineData("cancle", "cancel")]
    public void A_typo_is_recognised_for_what_was_meant(string text, string meant) =>
        CommandReader.Read(text).ShouldBeOfType<Command.Other>().Suggestion.ShouldBe(meant);

    [Theory]
    [InlineData("Adele Vance")]
    [InlineData("what is the weather")]
    [InlineData("ok")]
    [InlineData("")]
    public void Other_words_suggest_nothing(string text) =>
        CommandReader.Read(text).ShouldBe(new Command.Other(text, null));
}
