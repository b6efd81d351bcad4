using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Steps.Files;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>C33: every file is there once, whatever happens on the way, or is named.</summary>
public sealed class CopyOneDriveTests : ContosoTests
{
    private static readonly UserId Adele = AContoso.User(2);
    private static readonly UserId Megan = AContoso.User(1);

    [Fact]
    public async Task All_files_lie_with_the_new_owner_in_a_folder_of_their_own_and_the_leaver_keeps_them()
    {
        var files = await FilesAsync(Adele);
        var hers = await FilesAsync(Megan);
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);

        await step.ApplyAsync(context, CancellationToken.None);
        var waiting = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();
        var done = (await EndAsync(step, context)).ShouldBeOfType<StepReading.InPlace>();

        waiting.Reason.Args["totalBytes"].ShouldBe((4L << 30).ToString(System.Globalization.CultureInfo.InvariantCulture));
        ((long)done.Facts["copiedFiles"]!).ShouldBe(files.Count);
        (await FilesAsync(Megan)).Except(hers).ShouldBe(files.Select(f => $"OneDrive Adele Vance (R-7K3M)/{f}"), ignoreOrder: true);
        (await FilesAsync(Adele)).ShouldBe(files);
    }

    [Fact]
    public async Task They_can_go_to_a_library_and_whoever_names_one_must_name_one_that_is_there()
    {
        var libraries = Contoso.Get<DocumentLibraries>();
        var site = new Uri((await Contoso.ReadAsync(Adele)).OneDrive.Value!.SiteUrl).GetLeftPart(UriPartial.Authority);
        var folder = await libraries.AtAsync(new Uri($"{site}/sharepoint/sites/finance/Shared%20Documents/Leavers"), CancellationToken.None);
        (await libraries.AtAsync(new Uri($"{site}/sharepoint/sites/finance/Nothing"), CancellationToken.None)).ShouldBeNull();
        (await libraries.AtAsync(new Uri("https://example.com/sites/finance"), CancellationToken.None)).ShouldBeNull();

        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Standard with { OneDriveCopy = new OneDriveCopy(folder.ShouldNotBeNull()) });
        await step.ApplyAsync(context, CancellationToken.None);
        (await EndAsync(step, context)).ShouldBeOfType<StepReading.InPlace>();

        var there = (await Contoso.GetAsync("libraries"))["/sites/finance/Shared Documents"]!.AsArray().Select(f => (string)f!);
        there.ShouldBe((await FilesAsync(Adele)).Select(f => $"Leavers/OneDrive Adele Vance (R-7K3M)/{f}"), ignoreOrder: true);
    }

    /// <summary>Another process, or the same after a crash, knows nothing of the orders that were given.</summary>
    [Fact]
    public async Task After_a_crash_the_copy_goes_on_and_nothing_is_there_twice()
    {
        await Contoso.ControlAsync("copying", new { looks = 6 });
        var hers = await FilesAsync(Megan);
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);
        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();

        var restarted = new CopyOneDrive(Contoso.Tenant);
        (await restarted.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        await restarted.ApplyAsync(context, CancellationToken.None);
        await Contoso.LetPassAsync(TimeSpan.FromSeconds(11));
        (await EndAsync(restarted, context)).ShouldBeOfType<StepReading.InPlace>();

        var copies = (await FilesAsync(Megan)).Except(hers).ToList();
        copies.ShouldBe((await FilesAsync(Adele)).Select(f => $"OneDrive Adele Vance (R-7K3M)/{f}"), ignoreOrder: true);
        copies.ShouldBeUnique();
    }

    [Fact]
    public async Task What_the_service_refuses_is_named_and_all_else_is_copied()
    {
        await Contoso.ControlAsync("seed", new { files = new[] { new { user = Adele.Value, path = "Documents/Projects/Aurora/Locked.one", refusesCopy = true } } });
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);

        await step.ApplyAsync(context, CancellationToken.None);
        var once = (await EndAsync(step, context)).ShouldBeOfType<StepReading.Open>("a second try is worth it");
        await step.ApplyAsync(context, CancellationToken.None);
        await EndAsync(step, context);
        await step.ApplyAsync(context, CancellationToken.None);
        var person = (await EndAsync(step, context)).ShouldBeOfType<StepReading.NeedsPerson>();

        once.Facts["missing"]!.AsArray().Select(m => (string)m!).ShouldBe(["Documents/Projects/Aurora/Locked.one"]);
        person.Reason.Args["files"].ShouldBe("Documents/Projects/Aurora/Locked.one");
        (await FilesAsync(Megan)).Count(f => f.StartsWith("OneDrive Adele", StringComparison.Ordinal)).ShouldBe((await FilesAsync(Adele)).Count - 1);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>("whoever presses Retry gets another try");
    }

    [Fact]
    public async Task A_folder_that_is_too_large_for_one_order_is_copied_piece_by_piece()
    {
        await Contoso.ControlAsync("copying", new { looks = 1, mostItems = 5 });
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);

        StepReading reading;
        var tries = 0;
        do
        {
            await step.ApplyAsync(context, CancellationToken.None);
            reading = await EndAsync(step, context);
        }
        while (reading is StepReading.Open && ++tries < 5);

        reading.ShouldBeOfType<StepReading.InPlace>();
    }

    [Fact]
    public async Task Where_there_is_no_room_or_no_OneDrive_a_person_is_asked_before_anything_is_ordered()
    {
        var vast = AContoso.User(18);
        await Contoso.ControlAsync("seed", new { files = new[] { new { user = Megan.Value, path = "Films.mp4", size = 200L << 30 } } });
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, vast, AContoso.Copying);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>().Reason.Key.ShouldBe("Steps.Reasons.NoRoomToCopy");

        var (_, other) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);
        var nowhere = other with { Step = other.Step with { Targets = [new StepTarget(AContoso.User(13).Value, "Johanna Lorenz")] } };
        (await step.InspectAsync(nowhere, CancellationToken.None)).ShouldBeOfType<StepReading.NeedsPerson>().Reason.Key.ShouldBe("Steps.Reasons.NoOneDriveToCopyTo");
    }

    [Fact]
    public async Task An_address_to_ask_at_is_asked_without_a_token()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.CopyOneDrive, Adele, AContoso.Copying);
        await step.ApplyAsync(context, CancellationToken.None);
        await EndAsync(step, context);

        var asked = (await Contoso.RequestsAsync()).Where(r => ((string)r!["operation"]!).Contains("/monitor/", StringComparison.Ordinal)).ToList();
        asked.ShouldNotBeEmpty();
        asked.ShouldAllBe(r => (int)r!["status"]! == 200 || (int)r["status"]! == 202);
    }

    private async Task<StepReading> EndAsync(IOffboardingStep step, StepContext context)
    {
        var reading = await step.InspectAsync(context, CancellationToken.None);
        for (var looks = 0; reading is StepReading.WaitUntil && looks < 20; looks++)
        {
            reading = await step.InspectAsync(context, CancellationToken.None);
        }

        return reading;
    }

    private async Task<IReadOnlyList<string>> FilesAsync(UserId user) =>
        [.. (await Contoso.TruthAsync(user))["oneDrive"]!["files"]!.AsArray().Select(f => (string)f!)];
}
