using Microsoft.Extensions.Options;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>Reads who administers the OneDrive of an approver: SharePoint has no other place that every tenant has.</summary>
internal sealed class SharePointCheck(PermissionList permissions, Tenant tenant, ApproverPolicy policy, IOptions<Microsoft365Options> options) : ICheckPart
{
    private static readonly CheckSubject Certificate = new(CheckArea.SharePoint, Phrase.Of("CheckUp.SharePoint.Certificate"));

    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Credential == CredentialKind.Secret)
        {
            return Both(Refused(Phrase.Of("CheckUp.SharePoint.Certificate.Secret")), CheckVerdict.Unclear, Phrase.Of("CheckUp.SharePoint.Certificate.Secret"));
        }

        try
        {
            if (await SiteAsync(cancellationToken) is not { } site)
            {
                var nothing = Phrase.Of("CheckUp.SharePoint.NoSite");
                var fix = Phrase.Of("CheckUp.SharePoint.NoSite.Fix");
                return Both(Certificate.Line(CheckVerdict.Unclear, nothing, Phrase.Of("CheckUp.SharePoint.Certificate.Why"), fix), CheckVerdict.Unclear, nothing, fix);
            }

            await tenant.Sites.AdminsAsync(site, cancellationToken);
            return Both(Certificate.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.SharePoint.Certificate.Ok")), CheckVerdict.Ok, Phrase.Of("CheckUp.SharePoint.Site.Ok"));
        }
        catch (Microsoft365Fault fault)
        {
            return Of(fault);
        }
    }

    private IReadOnlyList<CheckLine> Of(Microsoft365Fault fault)
    {
        var unreadable = Phrase.Of("CheckUp.People.Unreadable", ("status", $"{fault.Status}"), ("code", fault.Code));
        return fault switch
        {
            { Service: Microsoft365Service.SharePoint, IsUnauthorized: true } =>
                Both(Refused(Phrase.Of("CheckUp.SharePoint.Certificate.Refused")), CheckVerdict.Unclear, unreadable, Phrase.Of("CheckUp.Again")),
            { Service: Microsoft365Service.SharePoint, IsForbidden: true } =>
                Both(Certificate.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.SharePoint.Certificate.Ok")), CheckVerdict.Missing, Phrase.Of("CheckUp.SharePoint.Site.Denied")),
            _ => Both(
                Certificate.Unclear("CheckUp.People.Unreadable", fault, Phrase.Of("CheckUp.SharePoint.Certificate.Why")), CheckVerdict.Unclear, unreadable, Phrase.Of("CheckUp.Again")),
        };
    }

    private static CheckLine Refused(Phrase found) =>
        Certificate.Line(CheckVerdict.Missing, found, Phrase.Of("CheckUp.SharePoint.Certificate.Why"), Phrase.Of("CheckUp.SharePoint.Certificate.Fix"));

    private IReadOnlyList<CheckLine> Both(CheckLine certificate, CheckVerdict verdict, Phrase found, Phrase? fix = null) =>
    [
        certificate,
        .. permissions.SharePoint.Select(p => new CheckSubject(CheckArea.SharePoint, Phrase.Of("CheckUp.Permission.Subject", ("service", "SharePoint"), ("name", p.Name)))
            .Line(
                verdict,
                found,
                verdict == CheckVerdict.Ok ? null : p.Reason(),
                verdict == CheckVerdict.Missing ? Phrase.Of("CheckUp.Permission.Fix", ("name", p.Name)) : fix)),
    ];

    private async Task<Uri?> SiteAsync(CancellationToken cancellationToken)
    {
        foreach (var approver in await policy.ApproversAsync(cancellationToken))
        {
            if (await tenant.Drives.OfUserAsync(approver.Id.Value, cancellationToken) is { SiteUrl: { } site })
            {
                return site;
            }
        }

        return null;
    }
}
