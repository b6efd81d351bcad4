using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>A law that holds on every engine: in a class of the trait PostgreSql it needs the server.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TeamsOffboardBot.Tests.Storage.EngineFactDiscoverer", "TeamsOffboardBot.Tests")]
public sealed class EngineFactAttribute : FactAttribute;

/// <summary>A test of PostgreSQL alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.ReasonToSkip;
}

/// <summary>A test of PostgreSQL alone, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlServer.ReasonToSkip;
}

/// <summary>Finds the laws of a class.</summary>
public sealed class EngineFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new EngineTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>Knows by its class whether it needs the server.</summary>
public sealed class EngineTestCase : XunitTestCase
{
    [Obsolete("Made by xunit when it reads a test case back.")]
    public EngineTestCase()
    {
    }

    public EngineTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var needsServer = TestMethod.TestClass.Class.GetCustomAttributes(typeof(TraitAttribute))
            .Any(trait => trait.GetConstructorArguments().Contains(PostgreSqlServer.Category));
        return needsServer ? PostgreSqlServer.ReasonToSkip : base.GetSkipReason(factAttribute);
    }
}
