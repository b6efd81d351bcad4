namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
[Collection(StageCollection.Name)]
public sealed class HelpTests(Stage stage)
{
    [Fact]
    public async Task Whoever_types_help_is_told_what_they_can_ask()
    {
        await stage.Manager.SayAsync("help");

        var card = await stage.Manager.CardAsync(Words.Of("Cards.Help.Title"));
        (await card.TextAsync()).ShouldContain("offboard [name]");
        await Screenshots.KeepAsync("01-help", card.PictureAsync);
    }
}
