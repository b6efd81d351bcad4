namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
[Collection(StageCollection.Name)]
public sealed class FindingTests(Stage stage)
{
    private const string Lee = "Lee Gu";

    [Fact]
    public async Task A_manager_finds_their_own_people_and_a_profile_with_one_press_each()
    {
        // On a busy machine the card may not wait for the team: whoever asks again gets it.
        var who = await AsksAsync();
        for (var asked = 1; asked < 5 && !(await who.TextAsync()).Contains(Words.Of("Cards.Who.Reports"), StringComparison.Ordinal); asked++)
        {
            who = await AsksAsync();
        }

        await Screenshots.KeepAsync("17-who", who.PictureAsync);
        await who.PressAsync(Words.Of("Cards.Who.MoreReports", ("count", "6")));
        await who.PressAsync($"{Lee} – Field Marketer");

        var choices = await stage.Manager.CardAsync(Words.About("Cards.Choices.Title", Lee));
        await choices.PressAsync(Words.Of("Rules.Profiles.DeleteOnly"));
        await choices.ShowsAsync(Words.Of("Cards.Profile.Account.DeletedAtOnce"));
        await Screenshots.KeepAsync("18-profile", choices.PictureAsync);
        await choices.PressAsync(Words.Button("Cancel"));
        await stage.Manager.SeesAsync(Words.Of("Chat.Card.Cancelled"));
    }

    private async Task<PlaygroundCard> AsksAsync()
    {
        await stage.Manager.SayAsync("offboard");
        return await stage.Manager.CardAsync(Words.Of("Cards.Who.Title"));
    }
}
