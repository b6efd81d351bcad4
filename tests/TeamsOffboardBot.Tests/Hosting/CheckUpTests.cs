using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Hosting.CheckUp;
using TeamsOffboardBot.Hosting.Commands;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TenantSimulator.Graph;
using Xunit;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>The command check and its twin in chat, against a tenant from which one thing is taken away at a time.</summary>
public sealed class CheckUpTests
{
    private static readonly PermissionList Listed = PermissionList.Read();

    private static readonly string[] Graph = [.. Listed.Graph.Select(p => p.Name)];

    [Fact]
    public async Task A_bot_that_has_all_it_needs_ends_the_check_with_zero()
    {
        await using var bot = await BotHost.StartAsync();

        var (exitCode, output) = await BotProcess.RunAsync(bot.Settings, "check");

        exitCode.ShouldBe(0, output);
        output.ShouldContain("Everything the bot needs is there.");
        Lines(output, "missing").ShouldBeEmpty(output);
        foreach (var permission in Graph)
        {
            output.ShouldContain($"Graph permission {permission}");
        }
    }

    [Fact]
    public async Task Each_permission_that_is_taken_away_turns_its_own_line_red_and_no_other()
    {
        await using var bot = await BotHost.StartAsync();
        var told = 0;
        foreach (var taken in Graph)
        {
            var left = Graph.Where(p => p != taken).ToHashSet(StringComparer.Ordinal);
            await GrantAsync(bot, new { graph = left });

            var (exitCode, output) = await CheckAsync(bot);

            // Microsoft lets some calls through by another permission that the bot has as well: then nothing is missing.
            string[] expected = IsOpenedByOthers(taken, left) ? [] : [$"Graph permission {taken}"];
            Lines(output, "missing").ShouldBe(expected, $"without {taken}:\n{output}");
            exitCode.ShouldBe(expected.Length == 0 ? 0 : 1, output);
            told += expected.Length;
        }

        told.ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public async Task A_line_that_is_red_says_why_it_matters_and_how_to_fix_it()
    {
        await using var bot = await BotHost.StartAsync();
        await GrantAsync(bot, new { graph = Graph.Where(p => p != "User.RevokeSessions.All") });

        var (_, output) = await CheckAsync(bot);

        output.ShouldContain("refused: POST /users/{user-id}/revokeSignInSessions");
        output.ShouldContain($"why it matters: {Listed.Graph.Single(p => p.Name == "User.RevokeSessions.All").Why}");
        output.ShouldContain("how to fix it: Grant the application permission User.RevokeSessions.All");
        output.ShouldContain("1 missing, 0 unclear");
    }

    [Fact]
    public async Task Every_cmdlet_that_no_role_allows_is_named()
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var taken in ExchangeCmdlets.All)
        {
            await GrantAsync(bot, new { exchange = ExchangeCmdlets.All.Where(c => c != taken).Select(c => c.Name) });

            var (exitCode, output) = await CheckAsync(bot);

            exitCode.ShouldBe(1);
            Lines(output, "missing").ShouldBe(["Directory role Exchange Administrator"], output);
            output.ShouldContain($"may not be run: {taken.Name}{Environment.NewLine}");
        }
    }

    [Fact]
    public async Task SharePoint_tells_a_missing_permission_from_a_token_it_does_not_take()
    {
        await using var bot = await BotHost.StartAsync();

        await GrantAsync(bot, new { sharepoint = Array.Empty<string>() });
        Lines((await CheckAsync(bot)).Output, "missing").ShouldBe(["SharePoint permission Sites.FullControl.All"]);

        await GrantAsync(bot, new { sharepointCredential = "secret" });
        Lines((await CheckAsync(bot)).Output, "missing").ShouldBe(["SharePoint sign-in by certificate or managed identity"]);
    }

    [Theory]
    [InlineData("c2000000-0000-4000-8000-000000000001", "User Administrator,Cloud Device Administrator", null)]
    [InlineData("c2000000-0000-4000-8000-000000000001", "Exchange Administrator", "missing: Directory role User Administrator")]
    [InlineData(null, "User Administrator", "unclear: Directory role User Administrator")]
    [InlineData("c2000000-0000-4000-8000-000000000001", "User Administrator", "missing: Directory role Cloud Device Administrator")]
    public async Task The_directory_says_which_roles_the_application_holds(string? application, string role, string? expected)
    {
        await using var bot = await BotHost.StartAsync(services: s => AnApplication.SignsIn(s, application), settings: AnApplication.Settings);
        using var holdings = await bot.Tenant.PostAsJsonAsync("/_tenant/faults", new[] { AnApplication.Holds(application, role) });
        holdings.EnsureSuccessStatusCode();

        await bot.Nestor.SaysAsync("check");

        bot.Nestor.Card.Visible.ShouldContain("missing: SharePoint sign-in by certificate or managed identity");
        bot.Nestor.Card.Visible.Contains("Directory role", StringComparison.Ordinal).ShouldBe(expected is not null);
        bot.Nestor.Card.Visible.ShouldContain(expected ?? "Check-up");
    }

    [Fact]
    public async Task An_application_that_Exchange_does_not_accept_lacks_its_permission()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FailTenantAsync("^exchange ", 401, times: 1000);

        Lines((await CheckAsync(bot)).Output, "missing").ShouldBe(["Exchange Online permission Exchange.ManageAsApp"]);
    }

    [Theory]
    [InlineData("Access:ApproverGroupId", "b0000000-0000-4000-8000-0000000000ff", "Approver group")]
    [InlineData("Access:RequesterGroupId", "b0000000-0000-4000-8000-0000000000ff", "Requester group")]
    [InlineData("Access:BlockGroupId", "b0000000-0000-4000-8000-0000000000ff", "Block group")]
    [InlineData("Storage:ConnectionString", "Data Source=/nowhere/bot.db", "Database")]
    [InlineData("Microsoft365:TenantId", "contoso", "Settings")]
    [InlineData("Microsoft365:Credential", "Whatever", "Settings")]
    [InlineData("Bot:TimeZone", "Middle/Earth", "Settings")]
    public async Task A_setting_that_cannot_work_turns_its_line_red(string setting, string value, string subject)
    {
        await using var bot = await BotHost.StartAsync();

        var (exitCode, output) = await CheckAsync(bot, (setting, value));

        exitCode.ShouldBe(1);
        Lines(output, "missing").ShouldBe([subject], output);
    }

    [Fact]
    public async Task A_clock_far_from_the_tenants_is_told()
    {
        await using var bot = await BotHost.StartAsync();
        using var _ = await bot.Tenant.PostAsJsonAsync("/_tenant/clock", new { advance = "00:10:00" });

        Lines((await CheckAsync(bot)).Output, "missing").ShouldBe(["Clock"]);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_unclear_and_not_missing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FailTenantAsync("^graph GET /subscribedSkus", 500, times: 100);

        var (exitCode, output) = await CheckAsync(bot);

        exitCode.ShouldBe(1);
        Lines(output, "missing").ShouldBeEmpty(output);
        Lines(output, "unclear").ShouldBe([$"Graph permission {GraphOperations.ListSubscribedSkus.Permission}"], output);
    }

    [Fact]
    public async Task The_check_changes_nothing_in_the_tenant()
    {
        await using var bot = await BotHost.StartAsync();
        var before = await bot.Tenant.GetStringAsync("/_tenant/users") + await bot.Tenant.GetStringAsync("/_tenant/groups");

        await CheckAsync(bot);

        (await bot.Tenant.GetStringAsync("/_tenant/users") + await bot.Tenant.GetStringAsync("/_tenant/groups")).ShouldBe(before);
    }

    [Fact]
    public void No_call_of_the_check_that_writes_could_meet_an_object()
    {
        GraphOperations.All.Where(o => o.IsWrite && GraphProbe.IsHarmless(o)).ShouldAllBe(o => o.Path.Contains('{'));
        GraphOperations.All.Where(GraphProbe.IsHarmless).Count().ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task An_approver_sees_in_chat_what_is_missing_and_nobody_else_does()
    {
        await using var bot = await BotHost.StartAsync();
        await GrantAsync(bot, new { graph = Graph.Where(p => p != "User.RevokeSessions.All") });

        await bot.Nestor.SaysAsync("check");
        await bot.Megan.SaysAsync("check");

        bot.Nestor.Card.Title.ShouldBe("Check-up");
        bot.Nestor.Card.Visible.ShouldContain("missing: Graph permission User.RevokeSessions.All");
        bot.Nestor.Card.Visible.ShouldContain("Signs the leaver out everywhere.");
        bot.Megan.Text.ShouldBe("Only approvers can ask for this. Type help to see what you can ask.");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task With_everything_there_the_approver_sees_one_sentence()
    {
        await using var bot = await BotHost.StartAsync();

        await bot.Nestor.SaysAsync("check");

        bot.Nestor.Card.Visible.ShouldContain("Everything I need is there");
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_word_behind_the_command_that_is_no_setting_is_refused()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        (await CommandLine.RunAsync(["check", "Adele"], output, errors)).ShouldBe(CommandLine.BadUsage);

        errors.ToString().ShouldStartWith("Usage: check");
    }

    private static bool IsOpenedByOthers(string permission, IReadOnlySet<string> left)
    {
        var probes = GraphOperations.All.Where(o => o.Permission == permission && GraphProbe.IsHarmless(o)).ToList();
        return probes.All(o => o.Path != "/users/{user-id}" || !o.IsWrite)
            && probes.All(o => GraphPermissions.ByOperation[o.ToString()].Any(left.Contains));
    }

    /// <summary>The subjects with that result.</summary>
    private static IEnumerable<string> Lines(string output, string verdict) => output
        .Split('\n')
        .Where(l => l.StartsWith($"{verdict}  ", StringComparison.Ordinal) || l.StartsWith($"{verdict} ", StringComparison.Ordinal))
        .Select(l => l[verdict.Length..].Trim().Split("  ")[0]);

    private static async Task<(int ExitCode, string Output)> CheckAsync(BotHost bot, params (string Name, string Value)[] settings)
    {
        using var output = new StringWriter();
        var all = bot.Settings;
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        string[] arguments = ["check", "--environment=Development", .. all.Select(s => $"--{s.Key}={s.Value}")];
        return (await CommandLine.RunAsync(arguments, output, output), output.ToString());
    }

    private static async Task GrantAsync(BotHost bot, object permissions)
    {
        using var granted = await bot.Tenant.PostAsJsonAsync("/_tenant/permissions", permissions);
        granted.EnsureSuccessStatusCode();
    }
}
