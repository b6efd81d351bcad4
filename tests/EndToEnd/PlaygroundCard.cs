using Microsoft.Playwright;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>One card on a page. It stays the same one when the bot redraws it, as long as it shows the text it was found by.</summary>
internal sealed class PlaygroundCard(ILocator card)
{
    public Task<string> TextAsync() => card.InnerTextAsync();

    public Task EnterAsync(string label, string text) => card.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task ChooseAsync(string label) => card.GetByLabel(label).CheckAsync();

    public Task PressAsync(string title) => Button(title).ClickAsync();

    public Task<byte[]> PictureAsync() => card.ScreenshotAsync();

    private ILocator Button(string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });
}
