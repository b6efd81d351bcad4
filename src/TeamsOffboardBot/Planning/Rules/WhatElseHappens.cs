namespace TeamsOffboardBot.Planning.Rules;

/// <summary>A6: what the choices cost, and what of the leaver stays although nobody chose it.</summary>
public sealed class WhatElseHappens : IRule
{
    private const string Rule = "A6";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!choices.RemoveLicences && snapshot.Licences.Exists(out var licences) && licences.Count > 0)
        {
            yield return Findings.Note(Rule, "LicencesStay", ("licences", Findings.List(licences.Select(l => l.Name))));
        }

        if (snapshot.DirectReports.Exists(out var reports) && reports.Count > 0)
        {
            yield return Findings.Note(Rule, "DirectReports", ("count", Findings.Count(reports.Count)), ("names", Findings.List(reports.Select(r => r.DisplayName))));
        }

        if (snapshot.PhoneNumbers.Exists(out var numbers) && numbers.Count > 0)
        {
            yield return Findings.Note(Rule, "PhoneNumber", ("numbers", Findings.List(numbers)));
        }

        var wiped = snapshot.MailDevices(choices, DeviceFate.Wipe).Select(d => d.Name).Concat(snapshot.ManagedDevices(choices, DeviceFate.Wipe).Select(d => d.Name)).ToList();
        if (snapshot.Devices.Exists(out var all) && all.Except(wiped, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } devices)
        {
            yield return Findings.Note(Rule, "Devices", ("count", Findings.Count(devices.Count)), ("devices", Findings.List(devices)));
        }

        if (choices.AutoReply?.Days is { } days && snapshot.MayHaveCloudMailbox())
        {
            yield return Findings.Note(Rule, "AutoReplyEnds", ("endDate", Deadlines.After(snapshot, choices.Start?.At, days)));
        }

        if (choices.AutoReply is not null && snapshot.Mailbox.Exists(out var mailbox) && mailbox.AutoReplyIsOn)
        {
            yield return Findings.Note(Rule, "AutoReplyReplaced");
        }
    }
}
