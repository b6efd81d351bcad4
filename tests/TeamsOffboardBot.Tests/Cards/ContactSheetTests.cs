using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Tests.Conventions;
using Xunit;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>
/// All cards, drawn by Microsoft's renderer in the system's Chromium: <c>CHROMIUM</c> names another one. With
/// <c>SCREENSHOTS=1</c> what was drawn is kept beside the cards, for people who read about them.
/// </summary>
[Trait("Category", "EndToEnd")]
public sealed partial class ContactSheetTests : IDisposable
{
    private const int Wide = 440;
    private const int Narrow = 300;

    private static readonly string CardFolder = Path.Combine(Source.Repository, "src", "TeamsOffboardBot", "Cards");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contact-sheet-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("en", Wide, "dark", "-dark")]
    [InlineData("en", Narrow, "light", "-narrow")]
    [InlineData("nl", Wide, "light", "")]
    [InlineData("nl", Narrow, "dark", null)]
    [InlineData("sv", Wide, "contrast", "-contrast")]
    [InlineData("sv", Narrow, "light", null)]
    [InlineData("sv", Wide, "dark", null)]
    public async Task Nothing_on_a_card_is_cut_off_or_out_of_order_whatever_the_language_the_theme_and_however_narrow(string language, int width, string theme, string? picture)
    {
        foreach (var (sheet, shown) in new[] { ("cards", ShownCards.In(language)), ("cards-besides", ShownCards.BesidesIn(language)) })
        {
            var cards = shown.ToList();
            var page = await WriteAsync(cards.Select(c => new JObject(new JProperty("name", c.Name), new JProperty("card", JObject.Parse(CardJson.Of(c.Card))))), width, theme);

            var drawn = await ChromiumAsync("--dump-dom", page);

            Sections().Count(drawn).ShouldBe(cards.Count);
            Listed("clipped", drawn).ShouldBeEmpty();
            Listed("disorder", drawn).ShouldBeEmpty();
            if (picture is not null && Environment.GetEnvironmentVariable("SCREENSHOTS") == "1")
            {
                var size = $"{(4 * (width + 12)) + 32},{Height().Match(drawn).Groups["pixels"].Value}";
                await ChromiumAsync($"--screenshot={Path.Combine(CardFolder, $"{sheet}{picture}.png")}", $"--window-size={size}", page);
            }
        }
    }

    private static string Listed(string id, string drawn) => WebUtility.HtmlDecode(Lists().Matches(drawn).Single(m => m.Groups["id"].Value == id).Groups["lines"].Value);

    private async Task<string> WriteAsync(IEnumerable<JObject> cards, int width, string theme)
    {
        var template = await File.ReadAllTextAsync(Path.Combine(Source.Repository, "tests", "TeamsOffboardBot.Tests", "Cards", "ContactSheet.html"));
        var script = Path.Combine(Source.Repository, "src", "Demo", "node_modules", "adaptivecards", "dist", "adaptivecards.js");
        File.Exists(script).ShouldBeTrue("npm ci in src/Demo brings the renderer of cards");
        var page = Path.Combine(_folder.FullName, "sheet.html");
        await File.WriteAllTextAsync(page, template
            .Replace("COLUMNS", "4", StringComparison.Ordinal)
            .Replace("CARDWIDTH", width.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("THEME", theme, StringComparison.Ordinal)
            .Replace("SCRIPT", new Uri(script).AbsoluteUri, StringComparison.Ordinal)
            .Replace("CARDS", new JArray(cards).ToString(Newtonsoft.Json.Formatting.None).Replace("</", "<\\/", StringComparison.Ordinal), StringComparison.Ordinal));
        return new Uri(page).AbsoluteUri;
    }

    private async Task<string> ChromiumAsync(params string[] arguments)
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";
        string[] always = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text", "--lang=en", "--allow-file-access-from-files", $"--user-data-dir={_folder.FullName}/profile"];
        var start = new ProcessStartInfo(chromium, [.. always, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            // Its end, and that of the helpers that write where it wrote.
            await Task.WhenAll(process.WaitForExitAsync(), output, errors).WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        process.ExitCode.ShouldBe(0, await errors);
        return await output;
    }

    [GeneratedRegex("<section>", RegexOptions.NonBacktracking)]
    private static partial Regex Sections();

    [GeneratedRegex("data-height=\"(?<pixels>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Height();

    [GeneratedRegex("<pre id=\"(?<id>[a-z]+)\">(?<lines>[^<]*)</pre>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Lists();
}
