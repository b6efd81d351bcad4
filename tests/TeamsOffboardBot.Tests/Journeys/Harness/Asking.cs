namespace TeamsOffboardBot.Tests.Journeys.Harness;

/// <summary>The way to a submitted request, for tests that are about what comes after.</summary>
public static class Asking
{
    /// <summary>Megan asks for Adele's offboarding with the standard choices; Nestor has his approval card.</summary>
    public static async Task AsksForAdeleAsync(this BotHost host)
    {
        await host.Nestor.OpensChatAsync();
        await host.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await host.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        await host.Megan.PressesAsync("Next");
        await host.Megan.PressesAsync("Submit for approval");
        await host.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
    }
}
