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
    [InlineData("uit dienst Adele Vance", "Adele Vance")]
    [InlineData("Uit dienst", "")]
    [InlineData("offboarden Adele", "Adele")]
    [InlineData("avslut Adele Vance", "Adele Vance")]
    [InlineData("Avslut", "")]
    public void Offboard_is_understood_in_every_language(string text, string name) =>
        CommandReader.Read(text).ShouldBe(new Command.Offboard(name));

    [Theory]
    [InlineData("language", null)]
    [InlineData("taal", null)]
    [InlineData("språk", null)]
    [InlineData("language nl", "nl")]
    [InlineData("Taal Zweeds", "sv")]
    [InlineData("språk engelska", "en")]
    public void A_language_is_named_in_any_language(string text, string? chosen) =>
        CommandReader.Read(text).ShouldBe(new Command.Language(chosen));

    [Theory]
    [InlineData("hulp", typeof(Command.Help))]
    [InlineData("Hjälp!", typeof(Command.Help))]
    [InlineData("hej", typeof(Command.Help))]
    [InlineData("annuleren", typeof(Command.Cancel))]
    [InlineData("avbryt", typeof(Command.Cancel))]
    [InlineData("controle", typeof(Command.Check))]
    [InlineData("kontroll", typeof(Command.Check))]
    public void Commands_are_understood_in_every_language(string text, Type command) =>
        CommandReader.Read(text).ShouldBeOfType(command);

    [Theory]
    [InlineData("ofboard adele", "offboard adele")]
    [InlineData("offbaord", "offboard")]
    [InlineData("hlep", "help")]
    [InlineData("statsu adele", "status adele")]
    [InlineData("cancle", "cancel")]
    [InlineData("chekc", "check")]
    [InlineData("uit dients Adele Vance", "uit dienst Adele Vance")]
    [InlineData("avlsut adele", "avslut adele")]
    [InlineData("hjalp", "hjälp")]
    [InlineData("anuleren", "annuleren")]
    public void A_typo_is_recognised_for_what_was_meant(string text, string meant) =>
        CommandReader.Read(text).ShouldBeOfType<Command.Other>().Suggestion.ShouldBe(meant);

    [Theory]
    [InlineData("Adele Vance")]
    [InlineData("Paul")]
    [InlineData("what is the weather")]
    [InlineData("ok")]
    [InlineData("")]
    public void Other_words_suggest_nothing(string text) =>
        CommandReader.Read(text).ShouldBe(new Command.Other(text, null));
}
