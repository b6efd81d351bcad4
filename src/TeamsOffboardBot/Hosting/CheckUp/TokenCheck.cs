using System.Text.RegularExpressions;
using Azure.Identity;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>Does the sign-in that the settings name bring a token of Graph and of Exchange? SharePoint's depends on a site and is looked at there.</summary>
internal sealed partial class TokenCheck(TokenSource tokens, Microsoft365Addresses addresses, IOptions<Microsoft365Options> options) : ICheckPart
{
    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken) =>
    [
        await LookAsync(Microsoft365Service.Graph, addresses.GraphRoot, cancellationToken),
        await LookAsync(Microsoft365Service.Exchange, addresses.ExchangeRoot, cancellationToken),
    ];

    private async Task<CheckLine> LookAsync(Microsoft365Service service, Uri url, CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(CheckArea.Token, Phrase.Of("CheckUp.Token.Subject", ("service", $"{service}")));
        if (options.Value.Credential == CredentialKind.None)
        {
            return subject.Line(CheckVerdict.NotNeeded, Phrase.Of("CheckUp.Token.None"));
        }

        try
        {
            await tokens.TokenAsync(addresses.Scope(service, url), cancellationToken);
            return subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Token.Ok"));
        }
        catch (AuthenticationFailedException refused)
        {
            return subject.Line(
                CheckVerdict.Missing,
                Phrase.Of("CheckUp.Token.Refused", ("cause", Cause(refused))),
                Phrase.Of("CheckUp.Token.Why", ("service", $"{service}")),
                Phrase.Of("CheckUp.Token.Fix"));
        }
    }

    /// <summary>The number of the sign-in service's answer, such as AADSTS7000222 (the secret is past its date). Its text may quote what was sent.</summary>
    private static string Cause(AuthenticationFailedException refused) =>
        Number().Match(refused.ToString()) is { Success: true } number ? number.Value : refused.GetType().Name;

    [GeneratedRegex("AADSTS[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
