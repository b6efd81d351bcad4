using System.Reflection;
using Microsoft.Bot.Schema;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Contracts;

[Trait("Category", "Contract")]
public sealed class BotBuilderContractTests
{
    private static readonly Assembly Ours = typeof(Activity).Assembly;

    private static OfficialApi Official => OfficialApi.Read(ContractFactAttribute.PathOf("botframework-4.23-api.txt"));

    private static IEnumerable<Type> PublicTypes => Ours.GetExportedTypes().Where(t => t.Namespace != "Microsoft.Rest");

    [ContractFact]
    public void Every_public_type_is_an_official_one_of_the_same_kind()
    {
        var official = Official;

        PublicTypes.ShouldNotBeEmpty();
        PublicTypes.Select(PublicSurface.NameOf).Where(name => !official.HasType(name)).ShouldBeEmpty();
        PublicTypes
            .Where(type => official.KindOf(PublicSurface.NameOf(type)) != PublicSurface.KindOf(type))
            .Select(type => $"{PublicSurface.NameOf(type)} is officially a {official.KindOf(PublicSurface.NameOf(type))}")
            .ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_public_type_derives_from_what_it_derives_from_officially()
    {
        var official = Official;

        PublicTypes
            .SelectMany(type => PublicSurface.BasesOf(type)
                .Except(official.BasesOf(PublicSurface.NameOf(type)))
                .Select(@base => $"{PublicSurface.NameOf(type)} : {@base}"))
            .Where(line => !line.Contains(" : System.ISpan", StringComparison.Ordinal))
            .ShouldBeEmpty();
        PublicTypes
            .Where(type => type.BaseType is { } b && b != typeof(object) && !type.IsEnum)
            .Where(type => official.BasesOf(PublicSurface.NameOf(type)).FirstOrDefault() != PublicSurface.NameOf(type.BaseType!))
            .Select(PublicSurface.NameOf)
            .ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_public_member_is_an_official_one_to_the_letter()
    {
        var official = Official;

        PublicTypes
            .SelectMany(PublicSurface.MembersOf)
            .Where(member => !official.Has(member) && !official.Has(WithSetter(member)))
            .ShouldBeEmpty();
    }

    [ContractFact]
    public void A_constructor_that_callers_get_without_writing_it_is_official_too()
    {
        var official = Official;

        PublicTypes
            .Where(type => type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => $"{PublicSurface.NameOf(type)} .ctor public ()")
            .Where(constructor => !official.Has(constructor))
            .ShouldBeEmpty();
    }

    [ContractFact]
    public void The_few_types_of_the_REST_runtime_are_named_by_the_official_API()
    {
        var official = Official;
        var runtime = Ours.GetExportedTypes().Where(t => t.Namespace == "Microsoft.Rest").ToList();

        runtime.Count.ShouldBeLessThanOrEqualTo(3);
        runtime
            .Where(type => !type.IsAbstract)
            .Where(type => !official.Text.Contains(PublicSurface.NameOf(type), StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [ContractFact]
    public void Whatever_the_bot_derives_from_asks_no_more_of_it_officially()
    {
        var official = Official;
        var known = PublicTypes.SelectMany(PublicSurface.MembersOf).ToHashSet();
        var derivedFrom = typeof(OffboardingServices).Assembly.GetTypes()
            .SelectMany(type => Ancestors(type).Concat(type.GetInterfaces()))
            .Where(type => type.Assembly == Ours)
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .Select(PublicSurface.NameOf)
            .Distinct();

        derivedFrom.SelectMany(official.AbstractMembersOf).Where(member => !known.Contains(member)).ShouldBeEmpty();
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    // A property may be less than the official one: readable only where that can be set as well.
    private static string WithSetter(string member) => member.Replace("{ get; }", "{ get; set; }", StringComparison.Ordinal);
}
