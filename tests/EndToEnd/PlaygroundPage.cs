using Microsoft.Playwright;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>A person at the playground: types, reads cards, fills them in, presses buttons. Every wait is for something to be seen.</summary>
internal sealed class PlaygroundPage
{
    public const float Patience = 60_000;

    private readonly IPage _page;

    private PlaygroundPage(IPage page) => _page = page;

    public static async Task<PlaygroundPage> OpenAsync(IPage page, Uri address)
    {
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.AbsoluteUri);
        var opened = new PlaygroundPage(page);
        await opened.Composer.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" }).ClickAsync();
        return opened;
    }

    private ILocator Composer => _page.Locator("[role=textbox][data-lexical-editor=true]");

    private ILocator Cards => _page.Locator(".ac-preview-panel > .ac-adaptiveCard");

    public async Task SayAsync(string text)
    {
        await Composer.ClickAsync();
        await _page.Keyboard.InsertTextAsync(text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    /// <summary>The newest card that shows this text, as soon as there is one.</summary>
    public async Task<PlaygroundCard> CardAsync(string text)
    {
        var card = Cards.Filter(new() { HasText = text }).Last;
        await SeenAsync(card, text);
        return new PlaygroundCard(card);
    }

    /// <summary>Waits until the text is somewhere on the page, on a card or beside one.</summary>
    public Task SeesAsync(string text) => SeenAsync(_page.GetByText(text).Last, text);

    public Task<byte[]> PictureAsync() => _page.ScreenshotAsync();

    private async Task SeenAsync(ILocator what, string text)
    {
        try
        {
            await what.WaitForAsync();
        }
        catch (TimeoutException tooLong)
        {
            var shown = await _page.Locator("body").InnerTextAsync();
            throw new TimeoutException($"The page does not show \"{text}\". It shows:{Environment.NewLine}{shown}", tooLong);
        }
    }
}
