using Microsoft.Playwright;
using Xunit;

namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
public sealed class HelpTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Help_typed_into_the_playground_is_answered_with_what_can_be_asked()
    {
        var megan = await stage.OpenAsync(stage.Demo.Manager);

        await megan.TypeAsync("help");

        var help = megan.Card("status [name]");
        await Assertions.Expect(help).ToContainTextAsync("offboard [name]");
        await Assertions.Expect(help).ToContainTextAsync("cancel");
    }
}
