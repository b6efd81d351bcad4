using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Planning;

/// <summary>Turns what a service refuses into an unknown fact with its reason; anything else that breaks stays an exception.</summary>
internal static class FactReader
{
    /// <param name="fact">The name of the fact, as the texts under Rules.Unknown have it.</param>
    public static async Task<Fact<T>> ReadAsync<T>(string fact, Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return Fact.Of(await read());
        }
        catch (Microsoft365Fault fault)
        {
            return Fact.Unknown<T>(Reason(fact, fault));
        }
    }

    /// <summary>For a detail of a fact that may be missing without making the whole fact unknown.</summary>
    public static async Task<T?> OrNullAsync<T>(Task<T?> read)
        where T : class
    {
        try
        {
            return await read;
        }
        catch (Microsoft365Fault fault)
        {
            PassedOver.Note(fault);
            return null;
        }
    }

    private static Phrase Reason(string fact, Microsoft365Fault fault) =>
        fault is { IsForbidden: true, NeededPermissions.Count: > 0 }
            ? Phrase.Of($"Rules.Unknown.{fact}.Permission", ("permission", string.Join(", ", fault.NeededPermissions)))
            : Phrase.Of($"Rules.Unknown.{fact}", ("service", $"{fault.Service}"), ("status", $"{fault.Status}"), ("code", fault.Code));
}
