using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class ProfileTests
{
    private static readonly UserId Requester = new("a0000000-0000-4000-8000-000000000004");

    [Fact]
    public void The_shipped_profiles_have_names_for_people()
    {
        Plans.Profiles.Names.ShouldBe(["StandardLeaver", "ImmediateTermination"]);
        Plans.Profiles.Names.ShouldAllBe(n => WordList.English.Has($"Rules.Profiles.{n}"));
    }

    [Fact]
    public void The_manager_takes_over_and_where_there_is_none_the_requester()
    {
        For(Facts).Delegates.ShouldBe([Megan.Id]);
        For(Facts).OneDriveOwner.ShouldBe(Megan.Id);
        For(Facts with { Manager = null }).Delegates.ShouldBe([Requester]);
    }

    [Fact]
    public void What_the_leaver_does_not_have_is_not_chosen()
    {
        var choices = For(Facts.With((Mailbox?)null) with { OneDrive = Fact.Of<OneDrive>(null) });

        choices.Mailbox.ShouldBe(MailboxChoice.Keep);
        choices.Delegates.ShouldBeEmpty();
        choices.AutoReply.ShouldBeNull();
        choices.OneDrive.ShouldBe(OneDriveChoice.Keep);
        choices.OneDriveOwner.ShouldBeNull();
    }

    [Fact]
    public void Outsiders_are_not_told_who_works_here()
    {
        var reply = For(Facts).AutoReply.ShouldNotBeNull();

        reply.Internal.ShouldContain("Megan Bowen");
        reply.External.ShouldNotContain("Megan");
    }

    [Theory]
    [InlineData("StandardLeaver")]
    [InlineData("ImmediateTermination")]
    public void A_profile_as_it_is_makes_a_plan_that_can_be_approved(string profile)
    {
        var choices = Plans.Profiles.For(profile, Facts, Requester, p => WordList.English.Say(p));

        Plans.Make(Facts, choices).IsBlocked.ShouldBeFalse();
    }

    private static Choices For(Snapshot snapshot) => Plans.Profiles.For("StandardLeaver", snapshot, Requester, p => WordList.English.Say(p));
}
