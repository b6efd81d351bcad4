using Azure.Identity;
using Shouldly;
using TeamsOffboardBot.Chat;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat;

public sealed class ConnectorFaultTests
{
    [Fact]
    public void A_bot_that_gets_no_token_to_answer_with_has_trouble_with_Teams_and_no_defect() =>
        ConnectorFault.Is(new AuthenticationFailedException("The client secret has expired.")).ShouldBeTrue();

    [Fact]
    public void A_defect_is_no_trouble_with_Teams() =>
        ConnectorFault.Is(new InvalidOperationException("Sequence contains no elements.")).ShouldBeFalse();
}
