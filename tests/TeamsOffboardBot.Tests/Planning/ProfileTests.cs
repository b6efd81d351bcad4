using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NJsonSchema;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Hosting;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Conventions;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class ProfileTests
{
    private static readonly UserId Requester = new("a0000000-0000-4000-8000-000000000004");

    [Fact]
    public void The_shipped_profiles_have_names_for_people()
    {
        Plans.Profiles.Names.ShouldBe(["StandardLeaver", "ImmediateTermination", "DeleteOnly"]);
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
    [InlineData("DeleteOnly")]
    public void A_profile_as_it_is_makes_a_plan_that_can_be_approved(string profile)
    {
        var choices = Plans.Profiles.For(profile, Facts, Requester, p => WordList.English.Say(p));

        Plans.Make(Facts, choices).IsBlocked.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Name", "", "Profiles:Items:0: Name must have 1 to 60 letters.")]
    [InlineData("Mailbox", "Burn", "Profiles:Items:0:Mailbox")]
    [InlineData("Mailbox", "7", "Profiles:Items:0 ('One'): Mailbox must be one of Share, Forward, Keep.")]
    [InlineData("OneDrive", "7", "Profiles:Items:0 ('One'): OneDrive must be one of GiveAccess, Keep, LetRead.")]
    [InlineData("LitigationHoldDays", "36501", "Profiles:Items:0 ('One'): LitigationHoldDays must be 0 (without an end) to 36500, or left out.")]
    [InlineData("DeleteAccountAfterDays", "366", "Profiles:Items:0 ('One'): DeleteAccountAfterDays must be 0 (at once) to 365, or left out.")]
    [InlineData("DeleteAccountAfterDays", "30", "Profiles:Items:0 ('One'): DeleteAccountAfterDays needs Mailbox Keep, because a shared or forwarding mailbox hangs on the account.")]
    [InlineData("Title:de", "Standard", "Profiles:Items:0 ('One'): Title:de must be a text in one of the languages en, nl, sv.")]
    [InlineData("MailBoxes", "Share", "'MailBoxes'")]
    [InlineData("AutoReply", "perhaps", "Profiles:Items:0:AutoReply")]
    public void A_mistake_in_a_profile_keeps_the_bot_from_starting_and_names_itself(string setting, string value, string said)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Profiles:Items:0:Name"] = "One", [$"Profiles:Items:0:{setting}"] = value };

        Mistake(settings).ShouldContain(said);
    }

    [Fact]
    public void Two_profiles_of_one_name_are_a_mistake_and_none_at_all_is_one_too()
    {
        Mistake(new() { ["Profiles:Items:0:Name"] = "One", ["Profiles:Items:1:Name"] = "one" }).ShouldContain("Profiles:Items holds the profile 'One' 2 times");
        Mistake([]).ShouldContain("Profiles:Items must hold at least one profile");
    }

    [Fact]
    public void A_profile_of_the_company_has_the_name_that_the_company_gives_it()
    {
        var profiles = Bound(new()
        {
            ["Profiles:Items:0:Name"] = "Intern",
            ["Profiles:Items:0:Title:en"] = "Intern leaves",
            ["Profiles:Items:0:Title:nl"] = "Stagiair vertrekt",
        });

        profiles.TitleIn("Intern", "nl").ShouldBe("Stagiair vertrekt");
        profiles.TitleIn("Intern", "sv").ShouldBe("Intern leaves");
        Plans.Profiles.TitleIn("StandardLeaver", "en").ShouldBeNull();
    }

    [Fact]
    public async Task The_published_schema_knows_every_setting_and_accepts_what_is_shipped()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Source.Repository, "deployment", "profiles.schema.json"));
        var shipped = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Source.Repository, "src", "TeamsOffboardBot", "appsettings.json")))["Profiles"]!;
        var profile = schema.Definitions["Profile"];

        schema.Validate(shipped).ShouldBeEmpty();
        profile.Properties.Keys.ShouldBe(typeof(ProfileOptions).GetProperties().Select(p => p.Name), ignoreOrder: true);
        profile.Properties["Mailbox"].Enumeration.ShouldBe(Enum.GetNames<MailboxChoice>(), ignoreOrder: true);
        profile.Properties["OneDrive"].Enumeration.ShouldBe(Enum.GetNames<OneDriveChoice>(), ignoreOrder: true);
        shipped["Items"]![0]!["Mailbox"] = "Burn";
        schema.Validate(shipped).ShouldNotBeEmpty();
    }

    private static Profiles Bound(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new Profiles(new ServiceCollection().AddPlanning(configuration).BuildServiceProvider().GetRequiredService<IOptions<ProfilesOptions>>());
    }

    /// <summary>As whoever starts the bot reads it.</summary>
    private static string Mistake(Dictionary<string, string?> settings)
    {
        settings["Access:ApproverGroupId"] = "b0000000-0000-4000-8000-000000000001";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return string.Join(Environment.NewLine, StartMistakes.Of(new ServiceCollection().AddPlanning(configuration).BuildServiceProvider()));
    }

    private static Choices For(Snapshot snapshot) => Plans.Profiles.For("StandardLeaver", snapshot, Requester, p => WordList.English.Say(p));
}
