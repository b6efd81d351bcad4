namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>The program's commands: none serves Teams, the others work on journals and end.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(errors);
        return args switch
        {
            [] or [['-', ..], ..] => Serving.RunAsync(args, errors),
            ["evidence", .. var rest] => EvidenceCommand.RunAsync(rest, output, errors),
            ["verify", .. var rest] => VerifyCommand.RunAsync(rest, output, errors),
            ["check", .. var rest] => CheckCommand.RunAsync(rest, output, errors),
            ["health", .. var rest] => HealthCommand.RunAsync(rest, output, errors),
            [var unknown, ..] => EndAsync(
                errors,
                $"Unknown command '{unknown}'. Commands: evidence <request> --out DIR [--language en|nl|sv]; verify <file|database> [--key FILE] [--seal HASH]; check; health; none serves Teams."),
        };
    }

    internal static async Task<int> EndAsync(TextWriter errors, string line, int code = BadUsage)
    {
        await errors.WriteLineAsync(line.ReplaceLineEndings(" "));
        return code;
    }
}
