using System.Text.Json;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Reinstate;
using TeamsOffboardBot.Tests.Conventions;
using TeamsOffboardBot.Tests.Journeys.Reinstate;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>What is written of the steps for people is what the catalogue, the list of permissions and the list of reversals say.</summary>
public sealed class StepTableTests
{
    private static readonly Lazy<ILookup<string, string>> Permissions = new(() => Entries().SelectMany(p => p.Steps.Select(step => (Step: step, p.Name))).ToLookup(p => p.Step, p => p.Name, StringComparer.Ordinal));

    [Fact]
    public void The_README_says_of_each_step_for_whom_it_is_how_it_is_undone_and_what_it_is_allowed_with()
    {
        var rows = Rows("README.md", "steps");

        rows.Select(row => (row[0], row[2], row[3])).ShouldBe(Plans.Catalog.Of(RequestKind.Offboarding).Select(s => (Title(s), Undone(s.Id), Allowed(s))));
        rows.ShouldAllBe(row => row[1].Length > 4);
    }

    [Fact]
    public void The_order_of_the_steps_is_written_down_as_it_is()
    {
        Rows("src/TeamsOffboardBot/Steps/README.md", "order").Select(row => string.Join(" | ", row)).ShouldBe(Plans.Catalog.Steps.Select(s =>
            string.Join(" | ", $"`{s.Id}`", s is ManualTask ? "a person" : "the bot", After(s), Ids(s.Needs))));
    }

    [Fact]
    public void What_a_round_trip_does_not_bring_back_is_written_down_and_follows_from_the_list_of_reversals()
    {
        var rows = Rows("src/TeamsOffboardBot/Steps/Reinstate/README.md", "lost");

        rows.Select(row => row[0].Trim('`')).ShouldBe(RoundTrip.Lost);
        rows.Select(row => new StepId(row[1].Trim('`'))).ShouldAllBe(id => IsNotGivenBackByTheBot(Undoings.All[id]));
    }

    private static bool IsNotGivenBackByTheBot(Undoing undoing) => undoing.Lost is not null || undoing.By.All(id => Plans.Catalog.Step(id) is ManualTask);

    private static IReadOnlyList<string[]> Rows(string file, string table)
    {
        var text = File.ReadAllText(Path.Combine(Source.Repository, file)).ReplaceLineEndings("\n");
        var (begin, end) = ($"<!-- {table} -->\n", $"<!-- /{table} -->");
        return
        [
            .. text[(text.IndexOf(begin, StringComparison.Ordinal) + begin.Length)..text.IndexOf(end, StringComparison.Ordinal)]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
    }

    private static string Title(IOffboardingStep step) => $"{WordList.English.Say($"Steps.{step.Id}.Title")} `{step.Id}`";

    private static string Allowed(IOffboardingStep step) => step is ManualTask ? "*a person does it*" : string.Join(", ", Permissions.Value[step.Id.Value].Order(StringComparer.Ordinal));

    /// <summary>Something that does not come back stands beside what gives the rest back.</summary>
    private static string Undone(StepId step) => Undoings.All[step] switch
    {
        { By.Count: 0, Lost: null } => "nothing to undo",
        { By.Count: 0 } => "*nothing*",
        { Lost: null } undoing => Ids(undoing.By),
        var undoing => $"{Ids(undoing.By)}; *not all*",
    };

    private static string After(IOffboardingStep step) =>
        step.Id == StepIds.SignOutAtTheEnd || step.Id == StepIds.UnblockSignIn || step.Id == StepIds.LeaveBlockGroup || step.Id == StepIds.DeleteAccount
            ? "all of the above"
            : Ids(step.After);

    private static string Ids(IEnumerable<StepId> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));

    private static IEnumerable<(string Name, string[] Steps)> Entries()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source.Repository, "deployment", "permissions.json")));
        return
        [
            .. list.RootElement.EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray()).Select(entry =>
                (entry.GetProperty("name").GetString()!, entry.GetProperty("neededBy").EnumerateArray().Select(step => step.GetString()!).ToArray())),
        ];
    }
}
