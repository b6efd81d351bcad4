using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class PeopleSearchTests : ContosoTests
{
    [Theory]
    [InlineData("Adele Vance")]
    [InlineData("adele")]
    [InlineData("Vance")]
    [InlineData("adele.vance@contoso.com")]
    [InlineData("  ADELE.VANCE@CONTOSO.COM ")]
    [InlineData("a0000000-0000-4000-8000-000000000002")]
    public async Task Somebody_is_found_by_name_part_of_a_name_address_and_id(string text)
    {
        (await FindAsync(text)).ShouldHaveSingleItem().Person.DisplayName.ShouldBe("Adele Vance");
    }

    [Fact]
    public async Task An_ambiguous_name_brings_everybody_who_has_it()
    {
        (await FindAsync("Alex")).Select(p => p.Person.DisplayName).ShouldBe(["Alex Darrow", "Alex Wilber"]);
    }

    [Theory]
    [InlineData("Nobody Here")]
    [InlineData("   ")]
    [InlineData("'; drop -- \"\\")]
    public async Task Nobody_is_found_by_what_fits_nobody(string text)
    {
        (await FindAsync(text)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleted_people_guests_and_disabled_accounts_are_recognised()
    {
        (await FindAsync("Debra Berger")).ShouldHaveSingleItem().IsDeleted.ShouldBeTrue();
        (await FindAsync("Bruno Costa")).ShouldHaveSingleItem().IsGuest.ShouldBeTrue();
        (await FindAsync("Henrietta Mueller")).ShouldHaveSingleItem().IsEnabled.ShouldBeFalse();
    }

    private async Task<IReadOnlyList<PersonFound>> FindAsync(string text) =>
        (await Contoso.Get<PeopleSearch>().FindAsync(text, CancellationToken.None)).Matches;
}
