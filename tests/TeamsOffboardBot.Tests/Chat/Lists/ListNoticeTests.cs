using Shouldly;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat.Lists;

/// <summary>How often a list speaks.</summary>
public sealed class ListNoticeTests
{
    private static readonly UserId Nestor = new("a0000000-0000-4000-8000-000000000005");

    [Fact]
    public void Of_five_hundred_lines_that_come_to_wait_one_by_one_each_is_told_of_once_in_ten_messages_at_most()
    {
        var copy = new ListCopy { List = new("L-1"), Person = Nestor, Audience = CardAudience.Approver, Chat = "{}", ActivityId = "1" };
        List<Notice> told = [];
        for (var waiting = 1; waiting <= 500; waiting++)
        {
            foreach (var notice in ListNotices.New(Model(waiting), copy).ToList())
            {
                told.Add(notice);
                copy = ListNotices.Tell(copy, notice);
            }
        }

        told.Count.ShouldBeLessThanOrEqualTo(10);
        told.ShouldAllBe(n => !n.IsSilent);
        told[0].Text.Args["count"].ShouldBe("1", "the first is told of at once");
        told.Sum(n => int.Parse(n.Text.Args["count"], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(500);
    }

    /// <summary>Nestor approved all; so many wait for people, the others run.</summary>
    private static ListModel Model(int waiting) => new()
    {
        List = new LeaverList { Id = new("L-1"), Owner = ALeaver.Megan.Id, OwnerName = "Megan Bowen", Stage = ListStage.Submitted, At = ALeaver.Noon, Language = "en" },
        ForApprover = true,
        Lines =
        [
            .. Enumerable.Range(1, 500).Select(line => new ListLine(
                new ListRow { Line = line, State = ListRowState.Submitted, DecidedBy = Nestor, Entry = new ListEntry { Person = $"Temp {line}" } },
                line <= waiting ? RequestStage.WaitingForPeople : RequestStage.Running)),
        ],
    };
}
