using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>One card on a page. It stays the same one when the bot redraws it, as long as it shows the text it was found by.</summary>
internal sealed class PlaygroundCard(ILocator card)
{
    private const int TallEnoughForAnyCard = 4000;

    public Task<string> TextAsync() => card.InnerTextAsync();

    public Task EnterAsync(string label, string text) => card.GetByLabel(Required(label)).FillAsync(text);

    /// <summary>Picks one of several choices, named by how it begins.</summary>
    public Task ChooseAsync(string choice) => card.GetByRole(AriaRole.Radio, new() { NameRegex = Beginning(choice) }).CheckAsync();

    public Task SwitchAsync(string label, bool on) => card.GetByRole(AriaRole.Checkbox, new() { Name = label, Exact = true }).SetCheckedAsync(on);

    public Task PressAsync(string title) => Button(title).ClickAsync();

    /// <summary>The box with this heading on the card, while it has buttons.</summary>
    public PlaygroundCard Box(string heading) =>
        new(card.Locator(".ac-container").Filter(new() { HasText = heading, Has = card.Page.GetByRole(AriaRole.Button) }).Last);

    /// <summary>Opens a fold and presses a button in it. A redraw in between closes the fold, so it is opened again.</summary>
    public async Task PressFoldedAsync(string fold, string title)
    {
        for (var attempt = 1; ; attempt++)
        {
            await PressAsync(fold);
            try
            {
                await Button(title).ClickAsync(new() { Timeout = 3_000 });
                return;
            }
            catch (TimeoutException) when (attempt < 5)
            {
                (await CountAsync(title)).ShouldBe(0, "the fold is open, and its button still cannot be pressed");
            }
        }
    }

    public Task<int> CountAsync(string title) => Button(title).CountAsync();

    public Task ShowsAsync(string text) => Assertions.Expect(card).ToContainTextAsync(text, new() { Timeout = PlaygroundPage.Patience });

    /// <summary>Waits until the card has this many of these buttons.</summary>
    public Task HasButtonsAsync(string title, int count) => Assertions.Expect(Button(title)).ToHaveCountAsync(count, new() { Timeout = PlaygroundPage.Patience });

    /// <summary>The whole card, also where it is longer than the window.</summary>
    public async Task<byte[]> PictureAsync()
    {
        var window = card.Page.ViewportSize!;
        await card.Page.SetViewportSizeAsync(window.Width, TallEnoughForAnyCard);
        var picture = await card.ScreenshotAsync();
        await card.Page.SetViewportSizeAsync(window.Width, window.Height);
        return picture;
    }

    private ILocator Button(string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    private static Regex Beginning(string text) => new($"^{Regex.Escape(text)}", RegexOptions.None, TimeSpan.FromSeconds(1));

    // The client adds a star to the label of an input that must be filled in.
    private static Regex Required(string label) => new($@"^{Regex.Escape(label)}( \*)?$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
