namespace TeamsOffboardBot.Planning;

/// <summary>What an offboarding took of licences that were assigned directly, out of what was done.</summary>
public static class RemovedLicences
{
    private static readonly StepId RemoveLicences = new("remove-licences");

    /// <summary>What the mailbox was given for the time of the run was never the person's.</summary>
    public static IReadOnlyList<StepTarget> Of(Reinstatement done)
    {
        ArgumentNullException.ThrowIfNull(done);
        var had = Direct(done).Select(l => l.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (done.Step(RemoveLicences)?.TargetsIn("stillAssigned") ?? []).Where(t => had.Contains(t.Id))];
    }

    /// <summary>Those of them that carried the mailbox.</summary>
    public static IReadOnlyList<StepTarget> OfMailbox(Reinstatement done)
    {
        var mail = Direct(done).Where(l => l.Exchange != ExchangePlan.None).Select(l => l.SkuId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Of(done).Where(t => mail.Contains(t.Id))];
    }

    /// <summary>Service plans that were off.</summary>
    public static IReadOnlyList<string> DisabledPlans(Reinstatement done, string sku)
    {
        ArgumentNullException.ThrowIfNull(done);
        return Direct(done).FirstOrDefault(l => l.SkuId.Equals(sku, StringComparison.OrdinalIgnoreCase))?.DisabledPlanIds ?? [];
    }

    /// <summary>Since when the mailbox has had no licence; null when it has one, or that is not known.</summary>
    public static DateTimeOffset? MailboxUnlicensedSince(Reinstatement done)
    {
        var taken = Of(done).Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mail = (done.Before.Licences.Value ?? []).Where(l => l.Exchange != ExchangePlan.None).ToList();
        return mail.Count > 0 && mail.All(l => taken.Contains(l.SkuId)) ? done.Step(RemoveLicences)?.At : null;
    }

    private static IEnumerable<LicenceAssignment> Direct(Reinstatement done) => (done.Before.Licences.Value ?? []).Where(l => l.IsDirect);
}
