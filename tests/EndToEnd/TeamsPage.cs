using Microsoft.Playwright;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>One person before Microsoft's playground, with the words of what they see and do.</summary>
internal sealed class TeamsPage(IPage page)
{
    public IPage Page => page;

    /// <summary>What the bot has written, newest and oldest alike: a fast answer may be drawn above the question.</summary>
    public ILocator FromBot(string text) => page.Locator(":has(> [aria-label='Message header'])").Filter(new() { HasText = text });

    public ILocator Card(string text) => page.Locator(".ac-preview-panel > .ac-adaptiveCard").Filter(new() { HasText = text });

    public async Task TypeAsync(string text)
    {
        var composer = page.Locator("[role=textbox][data-lexical-editor=true]");
        await composer.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }
}
