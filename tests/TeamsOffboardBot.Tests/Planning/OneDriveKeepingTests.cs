using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>R9: whose OneDrives outlive their licence.</summary>
public sealed class OneDriveKeepingTests
{
    [Theory]
    [InlineData(Microsoft365Cloud.Global, false, "SPE_E3", "EXCHANGESTANDARD", "FLOW_FREE")]
    [InlineData(Microsoft365Cloud.Global, false, "GOVERNANCE_TOOLS", "STUDENTSERVICE")]
    [InlineData(Microsoft365Cloud.Global, true, "SPE_E3", "M365EDU_A3_FACULTY")]
    [InlineData(Microsoft365Cloud.Global, true, "STANDARDWOFFPACK_STUDENT")]
    [InlineData(Microsoft365Cloud.Global, true, "M365_G3_GOV")]
    [InlineData(Microsoft365Cloud.UsGov, false, "ENTERPRISEPACK_USGOV_GCCHIGH")]
    [InlineData(Microsoft365Cloud.UsGovDod, true, "ENTERPRISEPACK_USGOV_DOD")]
    [InlineData(Microsoft365Cloud.UsGovDod, true)]
    [InlineData(Microsoft365Cloud.China, false, "SPE_E3")]
    [InlineData(Microsoft365Cloud.Global, false)]
    public void Schools_and_governments_keep_theirs_and_whoever_is_not_known_to_be_one_does_not(Microsoft365Cloud cloud, bool stays, params string[] bought) =>
        Keeping(cloud, said: null).Stay(Skus(bought)).ShouldBe(stays);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_operator_says_is_so(bool said) => Keeping(Microsoft365Cloud.Global, said).Stay(Skus(said ? "SPE_E3" : "M365EDU_A3_FACULTY")).ShouldBe(said);

    [Fact]
    public void A_product_that_is_no_longer_paid_for_says_nothing() =>
        Keeping(Microsoft365Cloud.Global, said: null).Stay([new SubscribedSku("1", "M365EDU_A3_FACULTY") { CapabilityStatus = "Suspended" }]).ShouldBeFalse();

    private static OneDriveKeeping Keeping(Microsoft365Cloud cloud, bool? said) => new(
        Options.Create(new DeadlinesOptions { UnlicensedOneDrivesStay = said }), Options.Create(new Microsoft365Options { TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10", Cloud = cloud }));

    private static List<SubscribedSku> Skus(params string[] names) => [.. names.Select(n => new SubscribedSku(n, n))];
}
