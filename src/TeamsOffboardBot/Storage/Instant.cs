using System.Globalization;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>A moment as text that sorts as it should in every database.</summary>
internal static class Instant
{
    public static string Write(DateTimeOffset at) => JournalChain.Write(at);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : DateTimeOffset.MinValue;
}
