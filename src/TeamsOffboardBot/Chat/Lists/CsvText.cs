using System.Text;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>
/// The text of a file as Excel and editors write it: UTF-8 and UTF-16 with and without a mark, and Windows-1252, which Dutch and Swedish
/// Excel write for "CSV". What is no text says what it is instead.
/// </summary>
public static class CsvText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static (string? Text, Phrase? Problem) Decode(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes switch
        {
            [] => (null, Phrase.Of("Many.File.Empty")),
            [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => (null, Phrase.Of("Many.File.Workbook")),
            _ => Text(bytes) is { } text && !text.Any(IsNoText) ? (text, null) : (null, Phrase.Of("Many.File.NoText")),
        };
    }

    private static string? Text(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest),
        [0xFF, 0xFE, .. var rest] => Wide(Encoding.Unicode, rest),
        [0xFE, 0xFF, .. var rest] => Wide(Encoding.BigEndianUnicode, rest),
        // Letters of Latin in two bytes: every other byte is zero.
        [not 0, 0, not 0, 0, ..] => Wide(Encoding.Unicode, bytes),
        [0, not 0, 0, not 0, ..] => Wide(Encoding.BigEndianUnicode, bytes),
        _ => Utf8(bytes) ?? Windows1252.GetString(bytes),
    };

    private static string? Wide(Encoding encoding, byte[] bytes) => bytes.Length % 2 == 0 ? encoding.GetString(bytes) : null;

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsNoText(char c) => (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\u0085')) || c == '\uFFFE';
}
