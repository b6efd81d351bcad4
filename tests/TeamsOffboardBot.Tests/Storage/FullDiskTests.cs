using System.Diagnostics;
using Shouldly;
using TeamsOffboardBot.Storage;
using TeamsOffboardBot.Tests.Journeys;
using TeamsOffboardBot.Tests.Journeys.Harness;
using TeamsOffboardBot.Tests.Support;
using Xunit;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>The disk of the journal runs full and gets room again.</summary>
public sealed class FullDiskTests
{
    [MountFact]
    public async Task Nothing_that_was_kept_is_lost_and_the_run_goes_on_when_there_is_room_again()
    {
        using var disk = new SmallDisk();
        await using var bot = await BotHost.StartAsync(database: new TemporaryDatabase(StorageOptions.Sqlite, disk.Folder));
        await bot.AsksForAsync(bot.Megan, "Adele");

        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal").ShouldBe(1);
        disk.Fill();
        await bot.Nestor.PressesAsync("Approve");
        bot.Nestor.Strip.ShouldNotBeNull().ShouldContain("has no room");
        disk.MakeRoom();
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal").ShouldBe(1);

        await bot.LatencyAsync(graphMs: 300, exchangeMs: 600, sharepointMs: 400);
        await bot.Nestor.ApprovesAsync();
        disk.Fill();
        await Patience.UntilAsync(() => bot.Log.Lines.Any(line => line.Contains("TeamsOffboardBot.Runs.", StringComparison.Ordinal)));
        disk.MakeRoom();
        bot.Kept.Ask<long>("SELECT COUNT(*) FROM journal").ShouldBeGreaterThan(1);

        await bot.LatencyAsync(graphMs: 0, exchangeMs: 0, sharepointMs: 0);
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Megan.SeesCardAsync("finished");
        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
        (await BotProcess.RunAsync(bot.Settings, "verify", bot.Database)).ExitCode.ShouldBe(0);
        bot.Teams.Refused.ShouldBeEmpty();
    }

    [MountFact]
    public async Task Of_those_who_write_together_on_a_full_disk_nobody_hears_of_a_writing_that_is_not_there()
    {
        using var disk = new SmallDisk();
        using var kept = new TemporaryDatabase(StorageOptions.Sqlite, disk.Folder);
        var crowd = await WritingCrowd.GatherAsync(kept.Open());
        string[] names = ["a", new('b', 20 * 1024 * 1024), "c"];
        var writing = names.Select(name => crowd.WriteAsync(name)).ToList();
        crowd.LetThrough();
        await Task.WhenAny(Task.WhenAll(writing));

        writing[1].IsFaulted.ShouldBeTrue();
        names.Where((_, at) => writing[at].IsCompletedSuccessfully).ShouldBe((await crowd.WrittenAsync()).Except(["before"]));
        (await crowd.WriteAsync("d")).ShouldBe(1);
    }

    /// <summary>A disk of a few megabytes in memory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string _mount = Directory.CreateTempSubdirectory("offboarding-disk-").FullName;

        public SmallDisk()
        {
            Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", _mount);
            Directory.CreateDirectory(Folder);
        }

        public string Folder => Path.Combine(_mount, "bot");

        private string Filler => Path.Combine(_mount, "filler");

        public void Fill()
        {
            using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                {
                    file.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                // Full, as it should be.
            }
        }

        public void MakeRoom() => File.Delete(Filler);

        public void Dispose()
        {
            Run("umount", "--lazy", _mount);
            Directory.Delete(_mount);
        }

        private static void Run(string program, params string[] arguments)
        {
            using var running = Process.Start(program, arguments);
            running.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue(program);
            running.ExitCode.ShouldBe(0, program);
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute()
        {
            if (!Environment.IsPrivilegedProcess && Environment.GetEnvironmentVariable("CI") != "true")
            {
                Skip = "A small disk can be mounted by the superuser alone.";
            }
        }
    }
}
