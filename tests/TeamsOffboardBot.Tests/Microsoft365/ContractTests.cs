using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Tests.Contracts;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

/// <summary>Holds what the clients call to Microsoft's own descriptions. Needs CONTRACT_DIR.</summary>
[Trait("Category", "Contract")]
public sealed class ContractTests
{
    [ContractFact]
    public void Every_operation_of_Graph_is_published_with_that_status_and_that_permission()
    {
        var published = OpenApiDocument.Graph().Operations;

        var wrong = GraphOperations.All.SelectMany(operation => Differences(operation, published.GetValueOrDefault(operation.ToString())));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_written_by_hand_names_the_page_it_was_taken_from() =>
        OpenApiDocument.BesideTheExcerpt["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .ShouldAllBe(operation => ((string)operation.Value!["x-documentation"]!).StartsWith("https://learn.microsoft.com/", StringComparison.Ordinal));

    [ContractFact]
    public void Every_cmdlet_takes_the_parameters_it_is_given()
    {
        var cmdlets = Read("exchange-cmdlets.json")["cmdlets"]!.AsObject();
        foreach (var (name, parameters) in CmdletsBesideTheExcerpt.All)
        {
            cmdlets.Add(name, new JsonObject { ["parameters"] = new JsonObject(parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))) });
        }

        var wrong = ExchangeCmdlets.All.SelectMany(cmdlet => cmdlets[cmdlet.Name]?["parameters"] is JsonObject known
            ? cmdlet.Parameters.Where(parameter => !known.ContainsKey(parameter)).Select(parameter => $"{cmdlet.Name} -{parameter}")
            : [cmdlet.Name]);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_and_cmdlet_is_listed()
    {
        Declared<GraphOperation>(typeof(GraphOperations)).ShouldBe(GraphOperations.All, ignoreOrder: true);
        Declared<ExchangeCmdlet>(typeof(ExchangeCmdlets)).ShouldBe(ExchangeCmdlets.All, ignoreOrder: true);
    }

    private static IEnumerable<string> Differences(GraphOperation operation, JsonNode? published)
    {
        if (published is null)
        {
            yield return $"{operation} is not published";
            yield break;
        }

        if ((string?)published["x-documented-status"] != operation.Status.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            yield return $"{operation} answers {published["x-documented-status"]}";
        }

        var permissions = published["x-app-permissions"];
        var granting = (permissions?["all"] ?? permissions?["least"])?.AsArray().Select(node => (string?)node) ?? [];
        if (!granting.Contains(operation.Permission))
        {
            yield return $"{operation} is not allowed by {operation.Permission}";
        }
    }

    private static IEnumerable<T> Declared<T>(Type table) =>
        table.GetFields().Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(ContractFactAttribute.PathOf(file)))!;
}
