using Shouldly;
using TeamsOffboardBot.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class StartTests
{
    [Theory]
    [InlineData("2026-12-18 17:30", "Europe/Amsterdam", "2026-12-18T16:30:00Z", StartShift.None)]
    [InlineData("2026-07-01 17:30", "W. Europe Standard Time", "2026-07-01T15:30:00Z", StartShift.None)]
    [InlineData("2026-03-29 01:59", "Europe/Amsterdam", "2026-03-29T00:59:00Z", StartShift.None)]
    [InlineData("2026-03-29 02:00", "Europe/Amsterdam", "2026-03-29T01:00:00Z", StartShift.AfterGap)]
    [InlineData("2026-03-29 02:30", "Europe/Amsterdam", "2026-03-29T01:00:00Z", StartShift.AfterGap)]
    [InlineData("2026-03-29 02:30", "W. Europe Standard Time", "2026-03-29T01:00:00Z", StartShift.AfterGap)]
    [InlineData("2026-03-29 03:00", "Europe/Amsterdam", "2026-03-29T01:00:00Z", StartShift.None)]
    [InlineData("2026-10-25 02:30", "Europe/Amsterdam", "2026-10-25T00:30:00Z", StartShift.FirstOfTwo)]
    [InlineData("2026-10-25 02:30", "W. Europe Standard Time", "2026-10-25T00:30:00Z", StartShift.FirstOfTwo)]
    [InlineData("2026-10-25 03:00", "Europe/Amsterdam", "2026-10-25T02:00:00Z", StartShift.None)]
    [InlineData("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z", StartShift.AfterGap)]
    [InlineData("2026-11-01 01:30", "America/New_York", "2026-11-01T05:30:00Z", StartShift.FirstOfTwo)]
    public void A_local_time_is_one_instant_the_first_after_a_gap_and_the_first_of_two(string local, string zone, string instant, StartShift shift)
    {
        var start = Start.On(DateTime.Parse(local), TimeZones.Find(zone)!);

        start.At.ShouldBe(DateTimeOffset.Parse(instant));
        start.Shift.ShouldBe(shift);
        start.Local.ShouldBe(DateTime.Parse(local));
        start.Zone.ShouldBe(zone);
    }

    [Theory]
    [InlineData("Europe/Amsterdam", "Europe/Amsterdam")]
    [InlineData("  europe/amsterdam ", "Europe/Amsterdam")]
    [InlineData("amsterdam", "Europe/Amsterdam")]
    [InlineData("New York", "America/New_York")]
    [InlineData("W. Europe Standard Time", "W. Europe Standard Time")]
    [InlineData("Central Standard Time (Mexico)", "Central Standard Time (Mexico)")]
    [InlineData("UTC", "UTC")]
    public void A_zone_is_found_by_any_name_people_have_for_it(string name, string id) => TimeZones.Find(name)!.Id.ShouldBe(id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Europe")]
    [InlineData("Mars/Olympus")]
    [InlineData("../../../etc/passwd")]
    [InlineData("Europe/../../../../etc/passwd")]
    [InlineData("/dev/zero")]
    [InlineData("zone.tab")]
    [InlineData("C\nET")]
    [InlineData("Europe/Amsterdam\0")]
    public void What_is_no_zone_is_none_and_opens_no_file(string? name) => TimeZones.Find(name).ShouldBeNull();
}
