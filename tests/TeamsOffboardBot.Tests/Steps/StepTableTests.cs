using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

public sealed class StepTableTests
{
    private const string Begin = "<!-- steps -->\n";
    private const string End = "<!-- /steps -->";

    [Fact]
    public void The_README_lists_the_steps_as_they_are()
    {
        var readme = File.ReadAllText(Path.Combine(Conventions.Source.Repository, "README.md")).ReplaceLineEndings("\n");
        var table = readme[(readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..readme.IndexOf(End, StringComparison.Ordinal)];

        table.ShouldBe(Table());
    }

    private static string Table() =>
        "| step | id | done by | comes after | needs |\n|---|---|---|---|---|\n" + string.Concat(Plans.Catalog.Steps.Select(Row));

    private static string Row(IOffboardingStep step) =>
        $"| {WordList.English.Say($"Steps.{step.Id}.Title")} | `{step.Id}` | {(step is ManualTask ? "a person" : "the bot")} | {After(step)} | {Ids(step.Needs)} |\n";

    private static string After(IOffboardingStep step) => step.Id == StepIds.SignOutAtTheEnd ? "all of the above" : Ids(step.After);

    private static string Ids(IEnumerable<StepId> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));
}
