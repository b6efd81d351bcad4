using Dapper;
using Microsoft.Data.Sqlite;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>What the bot's database holds, read behind its back.</summary>
internal static class Kept
{
    /// <summary>How many entries of this kind all journals hold; "%" for any.</summary>
    public static Task<long> EventsAsync(this BotHost bot, string kind) => bot.CountAsync("select count(*) from journal where kind like @kind", new { kind });

    /// <summary>Waits until the bot has an activity in hand that it has not answered.</summary>
    public static Task IsInHandAsync(this BotHost bot) => Patience.UntilAsync(async () =>
        await bot.CountAsync("select count(*) from received_activities where status is null") > 0);

    public static async Task<long> CountAsync(this BotHost bot, string sql, object? values = null)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly;Pooling=False");
        return await connection.QuerySingleAsync<long>(sql, values);
    }

    /// <summary>Every entry of every journal, to the letter.</summary>
    public static async Task<string> JournalAsync(this BotHost bot)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly;Pooling=False");
        return string.Join('\n', await connection.QueryAsync<string>("select request_id || seq || kind || public_body || coalesce(private_body, '') || hash from journal order by request_id, seq"));
    }
}
