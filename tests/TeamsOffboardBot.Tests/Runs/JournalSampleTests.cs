using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

/// <summary>
/// Samples/ holds an event of every kind as a released version wrote it. A sample is never changed: when an event grows,
/// what it grows by needs a default, and a sample is added.
/// </summary>
public sealed class JournalSampleTests
{
    public static TheoryData<string> Samples() => [.. Names()];

    [Fact]
    public void There_is_a_sample_of_every_kind() =>
        EventKinds.ByName.Keys.Except(Names().Select(name => name.Split('.')[0])).ShouldBeEmpty();

    [Fact]
    public void There_is_a_sample_of_a_request_of_every_kind_and_its_steps_are_known()
    {
        var submitted = Names().Where(name => name.StartsWith("request-submitted.", StringComparison.Ordinal)).Select(Read).Cast<RunEvent.RequestSubmitted>().ToList();

        submitted.Select(e => e.Choices.Kind).Distinct().ShouldBe(Enum.GetValues<RequestKind>(), ignoreOrder: true);
        submitted.SelectMany(e => e.Plan.Steps).ShouldAllBe(step => Plans.Catalog.Step(step.Id).Id == step.Id);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_journal_of_every_age_stays_readable_and_loses_nothing(string sample)
    {
        var kept = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), sample)))!;
        var e = EventCodec.Decode(Entry(sample, kept["public"]!, kept["private"]!));

        var (open, personal) = EventCodec.Encode(e);

        EventKinds.Of(e).ShouldBe(sample.Split('.')[0]);
        Lost(kept["public"]!, JsonNode.Parse(open)).ShouldBeEmpty();
        Lost(kept["private"]!, JsonNode.Parse(personal)).ShouldBeEmpty();
    }

    [Fact]
    public void Fields_of_a_newer_version_are_passed_over()
    {
        var e = EventCodec.Decode(Entry("run-claimed.json", JsonNode.Parse("""{"owner":"a","epoch":3,"lease":"00:00:30"}""")!, JsonNode.Parse("""{"mood":"good"}""")!));

        e.ShouldBe(new RunEvent.RunClaimed("a", 3));
    }

    [Fact]
    public void A_kind_of_a_newer_version_is_named_in_one_line() =>
        Should.Throw<JournalUnreadableException>(() => EventCodec.Decode(Entry("run-paused.json", new JsonObject(), new JsonObject())))
            .Message.ShouldBe("Request R-7K3M, event 1: the kind 'run-paused' is of a newer version of this program.");

    private static RunEvent Read(string sample)
    {
        var kept = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), sample)))!;
        return EventCodec.Decode(Entry(sample, kept["public"]!, kept["private"]!));
    }

    private static JournalEntry Entry(string sample, JsonNode open, JsonNode personal) => new()
    {
        Request = ARequest.Id,
        Seq = 1,
        At = ARequest.Noon,
        Kind = sample.Split('.')[0],
        PublicBody = open.ToJsonString(),
        PrivateBody = personal.ToJsonString(),
        Salt = "00",
        PrivateHash = "",
        PrevHash = "",
        Hash = "",
    };

    /// <summary>Paths of what was kept and is not there, or not the same, after reading and writing.</summary>
    private static IEnumerable<string> Lost(JsonNode kept, JsonNode? now, string path = "$") => (kept, now) switch
    {
        (JsonObject before, JsonObject after) => before.Where(p => p.Value is not null).SelectMany(p => Lost(p.Value!, after[p.Key], $"{path}.{p.Key}")),
        (JsonArray before, JsonArray after) when before.Count == after.Count => before.Zip(after).SelectMany((p, i) => Lost(p.First!, p.Second, $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(kept, now) ? [] : [path],
    };

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileName(file));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Samples");
}
