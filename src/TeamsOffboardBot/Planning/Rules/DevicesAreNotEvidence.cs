namespace TeamsOffboardBot.Planning.Rules;

/// <summary>
/// C9: what is on hold is evidence, and so may be what is on a device: nothing is deleted from one while a hold lasts, or is about to. A
/// hold that could not be told counts as one (rule R8).
/// </summary>
public sealed class DevicesAreNotEvidence : IRule
{
    private const string Rule = "C9";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        List<string> wiped =
            [.. snapshot.MailDevices(choices, DeviceFate.Wipe).Select(d => d.Name), .. snapshot.ManagedDevices(choices, DeviceFate.Wipe).Select(d => d.Name)];
        if (wiped.Count == 0)
        {
            yield break;
        }

        if (choices.Hold is not null || snapshot.MayBeHeld())
        {
            yield return Findings.Blocker(Rule, "HoldForbidsWipe", ("devices", Findings.List(wiped)));
        }
        else
        {
            yield return Findings.Warning(Rule, "Wipes", ("devices", Findings.List(wiped)));
        }
    }
}
