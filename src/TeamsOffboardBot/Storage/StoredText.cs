using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TeamsOffboardBot.Storage;

/// <summary>Text that people or their clients chose, as every engine takes it: PostgreSQL refuses the character 0 and half characters.</summary>
internal static class StoredText
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null || text.All(letter => letter != '\0' && !char.IsSurrogate(letter))
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => (rune.Value == 0 ? Rune.ReplacementChar : rune).ToString()));
}
