using Shouldly;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("10", 10)]
    [InlineData("2.128", 2.128)]
    [InlineData(" 3 ", 3)]
    [InlineData("0", 0)]
    [InlineData("Mon, 23 Nov 2026 09:00:42 GMT", 42)]
    [InlineData("Mon, 23 Nov 2026 08:59:00 GMT", 0)]
    [InlineData("99999999999999", 86400)]
    public void Seconds_fractions_and_dates_are_read(string header, double seconds) =>
        RetryAfter.Read(header, Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    public void What_says_no_time_is_no_pause(string? header) => RetryAfter.Read(header, Now).ShouldBeNull();
}
