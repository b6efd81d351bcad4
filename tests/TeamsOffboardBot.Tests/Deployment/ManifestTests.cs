using System.Buffers.Binary;
using System.IO.Compression;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Tests.Contracts;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>The Teams app package as manifest/pack.sh makes it.</summary>
public sealed class ManifestTests : IDisposable
{
    private const string BotId = "1A2B3C4D-0000-4000-8000-000000000002";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifest-");

    private static Dictionary<string, string> Ids => new(StringComparer.Ordinal)
    {
        ["TEAMS_APP_ID"] = "1a2b3c4d-0000-4000-8000-000000000001",
        ["MICROSOFT_APP_ID"] = BotId,
        ["WEBSITE_URL"] = "https://contoso.com/help",
    };

    private string Package => Path.Combine(_folder.FullName, "app.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [ContractFact]
    [Trait("Category", "Contract")]
    public async Task The_manifest_is_valid_by_the_published_schema()
    {
        var manifest = await PackAsync();
        var schema = await JsonSchema.FromFileAsync(ContractFactAttribute.PathOf("MicrosoftTeams.schema.json"));

        schema.Validate(manifest).Select(e => e.ToString()).ShouldBeEmpty();
        var published = JObject.Parse(await File.ReadAllTextAsync(ContractFactAttribute.PathOf("MicrosoftTeams.schema.json")));
        ((string?)manifest["manifestVersion"]).ShouldBe((string?)published["properties"]!["manifestVersion"]!["const"]);
        manifest.Remove("accentColor");
        schema.Validate(manifest).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_package_has_all_that_its_manifest_names_at_its_top_and_the_ids_it_was_given()
    {
        var manifest = await PackAsync();

        using var zip = await ZipFile.OpenReadAsync(Package);
        zip.Entries.Select(e => e.FullName).ShouldBe(["manifest.json", "nl.json", "sv.json", "color.png", "outline.png"], ignoreOrder: true);
        ((string?)manifest["bots"]![0]!["botId"]).ShouldBe(BotId.ToLowerInvariant());
        ((string?)manifest["id"]).ShouldBe(Ids["TEAMS_APP_ID"]);
        ((string?)manifest["developer"]!["privacyUrl"]).ShouldBe(Ids["WEBSITE_URL"]);
        manifest["bots"]![0]!["scopes"]!.Values<string>().ShouldBe(["personal", "team", "groupChat"]);
        ((bool)manifest["bots"]![0]!["supportsFiles"]!).ShouldBeTrue();
    }

    [Theory]
    [InlineData("TEAMS_APP_ID", "", "TEAMS_APP_ID is not set")]
    [InlineData("MICROSOFT_APP_ID", "my-bot", "MICROSOFT_APP_ID is 'my-bot', which is no GUID")]
    [InlineData("MICROSOFT_APP_ID", "00000000-0000-0000-0000-000000000000", "all zeros")]
    [InlineData("MICROSOFT_APP_ID", "1a2b3c4d-0000-4000-8000-000000000001", "are the same")]
    [InlineData("TEAMS_APP_ID", "{1a2b3c4d-0000-4000-8000-000000000001}", "which is no GUID")]
    [InlineData("WEBSITE_URL", "http://contoso.com", "must be an https address")]
    [InlineData("WEBSITE_URL", "", "must be an https address")]
    [InlineData("TERMS_URL", "https://contoso.com/\",\"x\":\"", "must be an https address")]
    [InlineData("DEVELOPER_NAME", "A \"quoted\" name", "DEVELOPER_NAME must be")]
    public async Task A_value_that_cannot_be_gets_one_clear_line_and_no_package(string name, string value, string expected)
    {
        var ids = Ids;
        ids[name] = value;

        var (exitCode, output) = await Scripts.RunAsync("manifest/pack.sh", ids, Package);

        exitCode.ShouldBe(2, output);
        output.Trim().ShouldStartWith("manifest/pack.sh: ");
        output.Trim().ShouldNotContain('\n');
        output.ShouldContain(expected);
        File.Exists(Package).ShouldBeFalse();
    }

    [Fact]
    public void Every_command_that_Teams_offers_is_one_the_bot_knows()
    {
        var manifest = JObject.Parse(File.ReadAllText(Scripts.PathOf("manifest/manifest.json")));

        var titles = manifest.SelectTokens("$.bots[*].commandLists[*].commands[*].title").Values<string>().ToList();

        titles.Count.ShouldBeGreaterThan(5);
        titles.ShouldAllBe(title => !(CommandReader.Read(title) is Command.Other));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("sv")]
    public void Every_command_is_the_same_one_in_each_language(string language)
    {
        var manifest = JObject.Parse(File.ReadAllText(Scripts.PathOf("manifest/manifest.json")));
        var texts = JObject.Parse(File.ReadAllText(Scripts.PathOf($"manifest/{language}.json")));

        foreach (var title in manifest.SelectTokens("$.bots[*].commandLists[*].commands[*].title"))
        {
            CommandReader.Read((string?)texts[title.Path]).ShouldBe(CommandReader.Read((string?)title), title.Path);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("sv")]
    public async Task Every_text_of_the_manifest_is_there_in_each_language_and_none_is_for_nothing(string language)
    {
        var manifest = await PackAsync();
        var texts = JObject.Parse(await File.ReadAllTextAsync(Scripts.PathOf($"manifest/{language}.json"))).Properties().Where(p => p.Name != "$schema").ToList();
        string[] said = ["$.name.short", "$.name.full", "$.description.short", "$.description.full", "$.bots[*].commandLists[*].commands[*].title", "$.bots[*].commandLists[*].commands[*].description"];

        texts.Select(t => t.Name).ShouldBe(said.SelectMany(path => manifest.SelectTokens(path)).Select(t => t.Path), ignoreOrder: true);
        texts.Where(t => t.Name is not ("name.full" or "name.short") && (string?)t.Value != "status").ShouldAllBe(t => (string?)t.Value != (string?)manifest.SelectToken(t.Name));
        ((string)texts.Single(t => t.Name == "description.short").Value!).Length.ShouldBeLessThanOrEqualTo(80);
        ((string)texts.Single(t => t.Name == "name.short").Value!).Length.ShouldBeLessThanOrEqualTo(30);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public async Task Icons_have_the_size_that_Teams_asks_for(string icon, int size)
    {
        var (width, height, _) = await ReadAsync(icon);

        (width, height).ShouldBe((size, size));
    }

    [Fact]
    public async Task The_outline_is_white_on_nothing_and_the_colour_icon_has_no_hole()
    {
        var outline = (await ReadAsync("outline.png")).Pixels;
        outline.ShouldAllBe(p => p.Red == 255 && p.Green == 255 && p.Blue == 255);
        outline.Count(p => p.Alpha == 255).ShouldBeGreaterThan(50);
        outline.Count(p => p.Alpha == 0).ShouldBeGreaterThan(500);

        var colour = (await ReadAsync("color.png")).Pixels;
        colour.ShouldAllBe(p => p.Alpha == 255);
        colour.Distinct().Count().ShouldBeGreaterThan(2);
    }

    private async Task<JObject> PackAsync()
    {
        var (exitCode, output) = await Scripts.RunAsync("manifest/pack.sh", Ids, Package);
        exitCode.ShouldBe(0, output);
        using var zip = await ZipFile.OpenReadAsync(Package);
        using var reader = new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync());
        return JObject.Parse(await reader.ReadToEndAsync());
    }

    /// <summary>Eight bits a channel with transparency, one chunk of data, no filter: what icons.py writes.</summary>
    private static async Task<(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)> ReadAsync(string icon)
    {
        var png = await File.ReadAllBytesAsync(Scripts.PathOf($"manifest/{icon}"));
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        (png[24], png[25]).ShouldBe(((byte)8, (byte)6));
        var data = png.AsMemory(33);
        var length = BinaryPrimitives.ReadInt32BigEndian(data.Span);
        using var packed = new ZLibStream(new MemoryStream(data.Slice(8, length).ToArray()), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        await packed.CopyToAsync(raw);
        var rows = raw.ToArray().Chunk(1 + (width * 4)).ToList();
        rows.Count.ShouldBe(height);
        rows.ShouldAllBe(row => row[0] == 0);
        return (width, height, [.. rows.SelectMany(row => row[1..].Chunk(4)).Select(p => (p[0], p[1], p[2], p[3]))]);
    }
}
