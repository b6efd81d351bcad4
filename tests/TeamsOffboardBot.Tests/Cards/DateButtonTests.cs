using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>For each kind of date: which buttons its reminder has, for whoever asked and for approvers, whether it says that nobody can move it, and whether it names a minute.</summary>
public sealed class DateButtonTests
{
    private const string Fixed = "Microsoft 365 sets this date: nobody can move it.";
    private const string Minute = "[0-9]{2}:[0-9]{2}";

    private static readonly Choices Dated = Forwarding with
    {
        ForwardDays = 90,
        AutoReply = new AutoReplyText("Gone.", "Gone.") { Days = 30 },
        OneDrive = OneDriveChoice.LetRead,
        OneDriveDays = 30,
    };

    [Theory]
    [InlineData(DeadlineKind.ForwardingEnds)]
    [InlineData(DeadlineKind.AutoReplyEnds)]
    [InlineData(DeadlineKind.ReadingEnds)]
    public void What_people_chose_is_moved_by_approvers_and_ended_by_whoever_asked_as_well(DeadlineKind kind)
    {
        var request = EveryCard.Request(Facts, Dated, RequestStage.WaitingForDate, _ => StepStatus.Waiting);

        Buttons(request, kind, forApprover: true).ShouldBe(["30 days later", "End it now", "Open the request"]);
        Buttons(request, kind, forApprover: false).ShouldBe(["End it now", "Open the request"]);
        View(request, kind, forApprover: true).Visible.ShouldNotContain(Fixed);
        View(request, kind, forApprover: true).Visible.ShouldMatch(Minute, "the bot acts then");
    }

    [Fact]
    public void A_deletion_is_agreed_to_put_off_or_done_at_once_by_approvers_and_stopped_by_whoever_asked_as_well()
    {
        var request = EveryCard.Request(Facts, Keeping with { AutoReply = null, Deletion = new AccountDeletion(30) }, RequestStage.WaitingForDate, _ => StepStatus.Waiting);

        Buttons(request, DeadlineKind.AccountDeleted, forApprover: true)
            .ShouldBe(["Keep the account", "Stop the deletion", "30 days later", "Open the request", "Agree to the deletion", "Delete now"]);
        Buttons(request, DeadlineKind.AccountDeleted, forApprover: false).ShouldBe(["Keep the account", "Stop the deletion", "Open the request"]);
        View(request, DeadlineKind.AccountDeleted, forApprover: true).Visible.ShouldNotContain(Fixed);
    }

    [Theory]
    [InlineData(DeadlineKind.MailboxDeleted, "Undo the offboarding")]
    [InlineData(DeadlineKind.MailboxInactive, "Undo the offboarding")]
    [InlineData(DeadlineKind.OneDriveReadOnly, "Open the OneDrive", "Undo the offboarding")]
    [InlineData(DeadlineKind.OneDriveArchived, "Open the OneDrive", "Undo the offboarding")]
    public void What_Microsoft_does_for_want_of_a_licence_is_not_moved_and_the_reminder_offers_what_helps(DeadlineKind kind, params string[] help)
    {
        var request = EveryCard.Request(Facts, Keeping with { AutoReply = null }, RequestStage.Finished, _ => StepStatus.Changed);

        HoldsMicrosofts(request, kind, help);
    }

    [Theory]
    [InlineData(DeadlineKind.AccountGone, "Restore the account")]
    [InlineData(DeadlineKind.OneDriveDeleted, "Restore the account")]
    [InlineData(DeadlineKind.OneDriveGone)]
    public void What_Microsoft_does_after_a_deletion_is_not_moved_and_the_account_is_restored_as_long_as_it_can_be(DeadlineKind kind, params string[] help) =>
        HoldsMicrosofts(ToldCards.Finished(Facts), kind, help);

    [Fact]
    public void Reading_that_an_earlier_version_let_SharePoint_end_is_not_moved()
    {
        var request = EveryCard.Request(Facts, Keeping, RequestStage.Finished, _ => StepStatus.Changed);

        Buttons(request, DeadlineKind.ReadingEnds, forApprover: true).ShouldBe(["Open the OneDrive", "Dealt with", "Save: dealt with", "Nothing to do", "Save: nothing to do", "Open the request"]);
        View(request, DeadlineKind.ReadingEnds, forApprover: true).Visible.ShouldContain("This date can no longer be moved.");
    }

    private static void HoldsMicrosofts(RequestState request, DeadlineKind kind, string[] help)
    {
        foreach (var forApprover in new[] { true, false })
        {
            Buttons(request, kind, forApprover).ShouldBe([.. help, "Dealt with", "Save: dealt with", "Nothing to do", "Save: nothing to do", "Open the request"]);
            View(request, kind, forApprover).Visible.ShouldContain(Fixed);
            View(request, kind, forApprover).Visible.ShouldNotMatch(Minute, "Microsoft 365 acts on that day, at no minute that anybody knows");
        }
    }

    private static IReadOnlyList<string> Buttons(RequestState request, DeadlineKind kind, bool forApprover) => View(request, kind, forApprover).Buttons;

    private static CardView View(RequestState request, DeadlineKind kind, bool forApprover) =>
        new(JObject.Parse(ToldCards.Date(request, kind, forApprover, WordList.English).ToJson()));
}
