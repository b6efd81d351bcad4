using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// The Bot Framework changes its stack of open dialogs in place, and takes it for granted that a storage gives it back as what
/// it was. Here the stacks are known by their shape, so that the table needs no names of types.
/// </summary>
internal static class OpenDialogs
{
    /// <summary>The item itself, or where dialogs are open in it, its properties with the stacks made whole.</summary>
    public static object In(JObject item) => item.PropertyValues().Any(IsStack) ? Map(item) : item;

    private static bool IsStack(JToken? token) => token is JObject && token["dialogStack"] is JArray;

    private static Dictionary<string, object?> Map(JToken? token) => token is JObject item
        ? item.Properties().ToDictionary(property => property.Name, property => Value(property.Value), StringComparer.Ordinal)
        : [];

    private static object? Value(JToken token) => token switch
    {
        JObject stack when IsStack(stack) => new DialogState([.. stack["dialogStack"]!.Select(Instance)]),
        JObject item => Map(item),
        JValue value => value.Value,
        _ => token,
    };

    private static DialogInstance Instance(JToken token)
    {
        var instance = token.ToObject<DialogInstance>()!;
        instance.State = Map(token["state"])!;
        return instance;
    }
}
