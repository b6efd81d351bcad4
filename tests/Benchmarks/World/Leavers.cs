using TeamsOffboardBot.Cards;

namespace Benchmarks.World;

/// <summary>
/// Typical leavers, one like the other: 8 groups (3 of Microsoft 365, 3 security groups, 2 distribution lists), 2 licences, 2 inbox rules,
/// 3 ways to sign in, a phone, a OneDrive, a telephone number, 2 meetings.
/// </summary>
public static class Leavers
{
    private static readonly string[] Groups =
        ["Marketing", "Project Aurora", "Campaigns", "VPN users", "Brand assets", "Building access", "Marketing news", "Newsletter editors"];

    public const string FirstDelegate = "alex.wilber@contoso.com";
    public const string SecondDelegate = "irvin.sayers@contoso.com";

    /// <summary>What the manager enters: two delegates, and the first of them gets the files. All else is as the profile has it.</summary>
    public static (string Input, string Value)[] Choices { get; } =
        [(Fields.MailTo, $"{FirstDelegate}; {SecondDelegate}"), (Fields.OneDriveOwner, FirstDelegate)];

    public static string Address(int number) => $"leaver.{number:00000}@contoso.com";

    public static string NameOf(string address) => $"Leaver {address["leaver.".Length..address.IndexOf('@', StringComparison.Ordinal)]}";

    public static async Task<IReadOnlyList<string>> SeedAsync(Tenant tenant, int first, int count)
    {
        await tenant.ControlAsync("seed", new { users = Enumerable.Range(first, count).Select(Leaver).ToArray() });
        return [.. Enumerable.Range(first, count).Select(Address)];
    }

    private static object Leaver(int number) => new
    {
        userPrincipalName = Address(number),
        displayName = $"Leaver {number:00000}",
        jobTitle = "Marketing Assistant",
        department = "Marketing",
        manager = "megan.bowen@contoso.com",
        skus = new[] { "SPE_E3", "MCOEV" },
        has = new
        {
            groups = Groups,
            methods = new[] { "microsoftAuthenticator", "phone", "softwareOath" },
            rules = new[] { "News", "Invoices" },
            phones = new[] { "iPhone 17" },
            meetings = new[] { "Weekly", "Review" },
            number = $"+1425{6000000 + number}",
            oneDrive = true,
        },
    };
}
