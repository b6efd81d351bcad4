using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Hosting;

/// <summary>What is wrong with the settings, a sentence each; none when nothing is.</summary>
internal static class StartMistakes
{
    public static IReadOnlyList<string> Of(IServiceProvider parts)
    {
        try
        {
            parts.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures.Distinct(StringComparer.Ordinal)];
        }
        catch (AggregateException wrong)
        {
            return [.. wrong.InnerExceptions.OfType<OptionsValidationException>().SelectMany(w => w.Failures).Distinct(StringComparer.Ordinal)];
        }
        catch (InvalidOperationException unreadable)
        {
            // A value of the wrong kind or a name nobody knows: the binder names the setting, the innermost time.
            return [Chain(unreadable).OfType<InvalidOperationException>().Last().Message];
        }
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
