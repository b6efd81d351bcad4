using Shouldly;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;
using Xunit;

namespace TeamsOffboardBot.Tests.Runs;

public sealed class FaultPhraseTests
{
    [Theory]
    [InlineData(403, "Authorization_RequestDenied", "does not allow the bot", "This is needed: User.ReadWrite.All, User-PasswordProfile.ReadWrite.All")]
    [InlineData(401, "InvalidAuthenticationToken", "did not accept the bot's own sign-in", "expired")]
    [InlineData(0, "NoToken", "did not accept the bot's own sign-in", "expired")]
    [InlineData(404, "Request_ResourceNotFound", "cannot find", "removed or replaced")]
    [InlineData(429, "TooManyRequests", "asking the bot to wait", "Nothing was lost")]
    [InlineData(0, "ConnectionCut", "did not answer", "not known")]
    [InlineData(503, "ServiceUnavailable", "failure of its own (503)", "trouble")]
    [InlineData(400, "ProxyAddressExistsException", "another mailbox, group or contact has one", "the words of the service")]
    [InlineData(400, "Request_BadRequest", "refused (400 Request_BadRequest)", "It says: the words of the service")]
    [InlineData(200, "ConfirmationRequired", "asked for a confirmation", "the words of the service")]
    [InlineData(204, "EffectNotSeen", "its effect does not show", "old values")]
    public void A_fault_is_told_as_what_happened_what_it_means_and_what_can_be_done(int status, string code, string happened, string means)
    {
        var fault = new FaultFacts("Exchange", "Set-Mailbox", status, code, "4f6d")
        {
            Message = "the words of the service",
            NeededPermissions = ["User.ReadWrite.All", "User-PasswordProfile.ReadWrite.All"],
        };

        var said = FaultPhrases.Of(fault);

        var sentences = new[] { said.Happened, said.Means, said.CanDo }.Select(WordList.English.Say).ToList();
        sentences.ShouldAllBe(sentence => !sentence.Contains('{') && !sentence.Contains("4f6d"));
        sentences[0].ShouldContain("Exchange Online");
        sentences[0].ShouldContain(happened);
        sentences[1].ShouldContain(means);
    }

    [Fact]
    public void A_step_that_waits_names_those_it_waits_for() =>
        WordList.English.Say("Faults.NeedsUnproven", ("unprovenSteps", "convert-to-shared-mailbox,give-onedrive-access"))
            .ShouldContain("not proven: Convert to shared mailbox, Give OneDrive access.");
}
