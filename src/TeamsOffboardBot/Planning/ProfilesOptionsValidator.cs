using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

/// <summary>Every mistake in every profile at once, each with the profile's name and the setting.</summary>
public sealed class ProfilesOptionsValidator : IValidateOptions<ProfilesOptions>
{
    private const int LongestName = 60;

    private static readonly string[] Languages = ["en", "nl", "sv"];

    public ValidateOptionsResult Validate(string? name, ProfilesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Items.Count == 0)
        {
            return ValidateOptionsResult.Fail("Profiles:Items must hold at least one profile; the first is the default.");
        }

        var twice = options.Items.Where(p => !string.IsNullOrWhiteSpace(p.Name)).GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"Profiles:Items holds the profile '{g.Key}' {g.Count()} times; each needs a Name of its own.");
        List<string> mistakes = [.. options.Items.SelectMany(Mistakes), .. twice];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ProfileOptions profile, int index)
    {
        var which = string.IsNullOrWhiteSpace(profile.Name) ? $"Profiles:Items:{index}" : $"Profiles:Items:{index} ('{profile.Name}')";
        if (string.IsNullOrWhiteSpace(profile.Name) || profile.Name.Length > LongestName)
        {
            yield return $"{which}: Name must have 1 to {LongestName} letters.";
        }

        if (!Enum.IsDefined(profile.Mailbox))
        {
            yield return $"{which}: Mailbox must be one of {string.Join(", ", Enum.GetNames<MailboxChoice>())}.";
        }

        if (!Enum.IsDefined(profile.Aliases))
        {
            yield return $"{which}: Aliases must be one of {string.Join(", ", Enum.GetNames<AliasChoice>())}.";
        }

        if (profile.NamePrefix?.Length > Choices.LongestPrefix)
        {
            yield return $"{which}: NamePrefix may have {Choices.LongestPrefix} letters.";
        }

        if (!Enum.IsDefined(profile.OneDrive))
        {
            yield return $"{which}: OneDrive must be one of {string.Join(", ", Enum.GetNames<OneDriveChoice>())}.";
        }

        if (profile.LitigationHoldDays is < 0 or > LitigationHold.MostDays)
        {
            yield return $"{which}: LitigationHoldDays must be 0 (without an end) to {LitigationHold.MostDays}, or left out.";
        }

        if (profile.DeleteAccountAfterDays is < 0 or > AccountDeletion.MostDays)
        {
            yield return $"{which}: DeleteAccountAfterDays must be 0 (at once) to {AccountDeletion.MostDays}, or left out.";
        }

        // Rule R8 would block every plan that begins with it.
        if (profile.DeleteAccountAfterDays is not null && profile.Mailbox != MailboxChoice.Keep)
        {
            yield return $"{which}: DeleteAccountAfterDays needs Mailbox Keep, because a shared or forwarding mailbox hangs on the account.";
        }

        foreach (var language in profile.Title.Where(t => !Languages.Contains(t.Key, StringComparer.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key))
        {
            yield return $"{which}: Title:{language} must be a text in one of the languages {string.Join(", ", Languages)}.";
        }
    }
}
