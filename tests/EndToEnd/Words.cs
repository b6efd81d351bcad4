using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.EndToEnd;

/// <summary>What people read, by its key: how it is worded is not what these tests are about.</summary>
internal static class Words
{
    public static string Of(string key, params (string Name, string Value)[] args) => WordList.English.Say(key, args);

    public static string About(string key, string name) => Of(key, ("name", name));

    public static string Button(string key) => Of($"Cards.Button.{key}");

    public static string Field(string key) => Of($"Cards.Field.{key}");

    /// <summary>A choice may name a day at its end; it is found by what comes before.</summary>
    public static string Choice(string key) => Of($"Cards.Choice.{key}").Split('{')[0];
}
