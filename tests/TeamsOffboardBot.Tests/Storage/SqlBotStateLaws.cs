using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

public sealed class SqlBotStateOnSqliteTests() : SqlBotStateLaws(StorageOptions.Sqlite);

[Trait("Category", PostgreSqlServer.Category)]
public sealed class SqlBotStateOnPostgreSqlTests() : SqlBotStateLaws(StorageOptions.PostgreSql);

public abstract class SqlBotStateLaws(string provider) : IDisposable
{
    private readonly TemporaryDatabase _database = new(provider);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public async Task What_the_bot_remembers_survives_a_restart()
    {
        await State().WriteAsync(new Dictionary<string, object>
        {
            ["msteams/conversations/a"] = new Dictionary<string, object> { ["count"] = 3L, ["when"] = "2026-11-21T12:00:00Z", ["nothing"] = null! },
        });

        var read = await State().ReadAsync(["msteams/conversations/a", "msteams/conversations/b"]);

        read.Keys.ShouldBe(["msteams/conversations/a"]);
        var item = read["msteams/conversations/a"].ShouldBeOfType<JObject>().ToObject<Dictionary<string, object>>()!;
        item["count"].ShouldBe(3L);
        item["when"].ShouldBe("2026-11-21T12:00:00Z");
        item["nothing"].ShouldBeNull();
    }

    [EngineFact]
    public async Task A_type_named_in_the_table_is_never_made()
    {
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "x" } });
        _database.Execute("UPDATE bot_state SET body = '{\"$type\":\"System.IO.FileInfo, System.Private.CoreLib\",\"fileName\":\"/etc/passwd\"}'");

        (await State().ReadAsync(["a"]))["a"].ShouldBeOfType<JObject>();
    }

    [EngineFact]
    public async Task The_second_of_two_writers_of_a_guarded_item_is_refused()
    {
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "first" } });
        var mine = (await State().ReadAsync(["a"]))["a"].ShouldBeOfType<JObject>().ToObject<Note>()!;
        var theirs = (await State().ReadAsync(["a"]))["a"].ShouldBeOfType<JObject>().ToObject<Note>()!;
        theirs.Text = "theirs";
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = theirs });

        mine.Text = "mine";
        await Should.ThrowAsync<ArgumentException>(() => State().WriteAsync(new Dictionary<string, object> { ["a"] = mine }));

        mine.ETag = "*";
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = mine });
        ((JObject)(await State().ReadAsync(["a"]))["a"]).Value<string>("Text").ShouldBe("mine");
    }

    [EngineFact]
    public async Task Of_many_writers_of_a_guarded_item_at_once_one_wins()
    {
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "first" } });
        var read = (await State().ReadAsync(["a"]))["a"].ShouldBeOfType<JObject>();

        var writings = Enumerable.Range(0, 6).Select(i => State().WriteAsync(
            new Dictionary<string, object> { ["a"] = new Note { Text = $"{i}", ETag = read.Value<string>("eTag")! } })).ToList();
        await Task.WhenAll(writings).ContinueWith(_ => { }, TaskScheduler.Default);

        writings.Count(writing => writing.IsCompletedSuccessfully).ShouldBe(1);
        writings.Where(writing => writing.IsFaulted).ShouldAllBe(writing => writing.Exception!.InnerException is ArgumentException);
    }

    [EngineFact]
    public async Task Whatever_somebody_typed_comes_back_but_for_half_characters()
    {
        const string typed = "Zo\u00eb \0 \ud83d \u202e \ud83d\ude80 '\"";
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["typed"] = typed } });

        ((JObject)(await State().ReadAsync(["a"]))["a"]).Value<string>("typed").ShouldBe(typed.Replace("\ud83d ", "\ufffd ", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task What_is_deleted_is_gone()
    {
        await State().WriteAsync(new Dictionary<string, object> { ["a"] = new Note(), ["b"] = new Note() });

        await State().DeleteAsync(["a", "never-there"]);

        (await State().ReadAsync(["a", "b"])).Keys.ShouldBe(["b"]);
        (await State().ReadAsync([])).ShouldBeEmpty();
        (await State().ReadAsync(["b", "b"])).Keys.ShouldBe(["b"]);
    }

    private SqlBotState State() => new SqlBotState(_database.Open());

    private sealed class Note : IStoreItem
    {
        public string Text { get; set; } = "";

        public string ETag { get; set; } = "";
    }
}
