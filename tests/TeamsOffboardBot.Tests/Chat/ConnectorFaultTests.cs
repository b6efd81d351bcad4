using System.Net;
using Azure.Identity;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Shouldly;
using TeamsOffboardBot.Chat;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class ConnectorFaultTests
{
    [Fact]
    public void How_long_Teams_wants_to_be_left_alone_is_read_from_its_answer()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.TryAddWithoutValidation("Retry-After", "45.5");
        var error = new ErrorResponseException("busy") { Response = new HttpResponseMessageWrapper(answer, string.Empty) };

        ConnectorFault.AskedToWait(error, DateTimeOffset.UnixEpoch).ShouldBe(TimeSpan.FromSeconds(45.5));
        ConnectorFault.AskedToWait(new ErrorResponseException("lost"), DateTimeOffset.UnixEpoch).ShouldBeNull();
    }

    [Fact]
    public void A_bot_that_gets_no_token_to_answer_with_has_trouble_with_Teams_and_no_defect() =>
        ConnectorFault.Is(new AuthenticationFailedException("The client secret has expired.")).ShouldBeTrue();

    [Fact]
    public void A_defect_is_no_trouble_with_Teams() =>
        ConnectorFault.Is(new InvalidOperationException("Sequence contains no elements.")).ShouldBeFalse();
}
