using Microsoft.Extensions.Options;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Audit;

internal sealed class EvidenceOptionsValidator : IValidateOptions<EvidenceOptions>
{
    public ValidateOptionsResult Validate(string? name, EvidenceOptions options)
    {
        string?[] mistakes = [KeyMistake(options.SigningKey), FolderMistake(options.Folder), LanguageMistake(options.Language)];
        return mistakes.OfType<string>().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    private static string? KeyMistake(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return null;
        }

        try
        {
            SigningKeys.Private(key).Dispose();
            return null;
        }
        catch (FormatException)
        {
            return "Evidence:SigningKey must be a private key of an elliptic curve in PEM, for example one made with 'openssl ecparam -name prime256v1 -genkey -noout'.";
        }
    }

    /// <summary>Whether it can be written to is seen when something is written: a share that is away for an hour is no reason not to start.</summary>
    private static string? FolderMistake(string? folder) =>
        string.IsNullOrEmpty(folder) || Path.IsPathFullyQualified(folder) ? null : "Evidence:Folder must be a full path, for example /mnt/evidence.";

    private static string? LanguageMistake(string language) =>
        Languages.All.Contains(language, StringComparer.Ordinal) ? null : $"Evidence:Language must be one of {string.Join(", ", Languages.All)}.";
}
