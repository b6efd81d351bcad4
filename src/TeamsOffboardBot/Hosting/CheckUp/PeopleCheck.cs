using Microsoft.Extensions.Options;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>The groups that the settings name: are they there, and does anybody approve?</summary>
internal sealed class PeopleCheck(Tenant tenant, ApproverPolicy policy, IOptions<AccessOptions> access) : ICheckPart
{
    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        List<Task<CheckLine>> looks = [ApproversAsync(cancellationToken)];
        if (access.Value.RequesterGroupId is { Length: > 0 } requesters)
        {
            looks.Add(GroupAsync("CheckUp.People.Requesters", "Access:RequesterGroupId", requesters, cancellationToken));
        }

        if (access.Value.AuditorGroupId is { Length: > 0 } auditors)
        {
            looks.Add(GroupAsync("CheckUp.People.Auditors", "Access:AuditorGroupId", auditors, cancellationToken));
        }

        if (access.Value.BlockGroupId is { Length: > 0 } block)
        {
            looks.Add(GroupAsync("CheckUp.People.Block", "Access:BlockGroupId", block, cancellationToken));
        }

        return await Task.WhenAll(looks);
    }

    private async Task<CheckLine> ApproversAsync(CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(CheckArea.People, Phrase.Of("CheckUp.People.Approvers"));
        var why = Phrase.Of("CheckUp.People.Approvers.Why");
        var fix = Phrase.Of("CheckUp.People.Approvers.Fix");
        try
        {
            return (await policy.ApproversAsync(cancellationToken)).Count switch
            {
                0 => subject.Line(CheckVerdict.Missing, Phrase.Of("CheckUp.People.Approvers.None"), why, fix),
                1 => subject.Line(CheckVerdict.Unclear, Phrase.Of("CheckUp.People.Approvers.One"), why, fix),
                var count => subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.People.Approvers.Ok", ("count", $"{count}"))),
            };
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            return subject.Line(
                CheckVerdict.Missing,
                Phrase.Of("CheckUp.People.Group.None", ("id", access.Value.ApproverGroupId)),
                why,
                Phrase.Of("CheckUp.People.Group.Fix", ("setting", "Access:ApproverGroupId")));
        }
        catch (Microsoft365Fault fault)
        {
            return subject.Unclear("CheckUp.People.Unreadable", fault, why);
        }
    }

    private async Task<CheckLine> GroupAsync(string name, string setting, string id, CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(CheckArea.People, Phrase.Of(name));
        var why = Phrase.Of($"{name}.Why");
        try
        {
            return await tenant.Groups.GetAsync(id, cancellationToken) is null
                ? subject.Line(
                    CheckVerdict.Missing, Phrase.Of("CheckUp.People.Group.None", ("id", id)), why, Phrase.Of("CheckUp.People.Group.Fix", ("setting", setting)))
                : subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.People.Group.Ok"));
        }
        catch (Microsoft365Fault fault)
        {
            return subject.Unclear("CheckUp.People.Unreadable", fault, why);
        }
    }
}
