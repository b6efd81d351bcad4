using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Ids of the default tenant, and the choices most tests make for Adele Vance.</summary>
internal static class AContoso
{
    public static Choices Standard { get; } = new()
    {
        Profile = "StandardLeaver",
        Mailbox = MailboxChoice.Share,
        Delegates = [User(3)],
        OneDrive = OneDriveChoice.GiveAccess,
        OneDriveOwner = User(1),
        RemoveLicences = true,
        LeaveGroups = true,
        AutoReply = new AutoReplyText("Adele <no longer> works here.\nPlease turn to Megan & Alex.", "Adele no longer works here."),
    };

    public static Choices Forwarding { get; } = Standard with { Mailbox = MailboxChoice.Forward, Delegates = [], ForwardTo = User(3) };

    public static Choices Copying { get; } = Standard with { OneDriveCopy = new OneDriveCopy(Into: null) };

    /// <summary>Alex Wilber's telephone takes orders of Exchange ActiveSync.</summary>
    public const string AlexPhone = "e1000000-0000-4000-8000-000000000002";

    public static Choices WipingPhone { get; } = Standard with { Delegates = [User(1)], Devices = [new DeviceChoice(AlexPhone, DeviceFate.Wipe)] };

    /// <summary>Megan owns groups, a team and lists that nobody else owns.</summary>
    public static Choices LeavingMegan { get; } = Standard with { OneDriveOwner = User(3), GroupOwner = User(3) };

    /// <summary>Bianca owns a private channel that nobody else owns; who gets it is not in its team.</summary>
    public static Choices LeavingBianca { get; } = Standard with { GroupOwner = User(1) };

    public static Choices DeletingAdele { get; } =
        Standard with { Mailbox = MailboxChoice.Keep, Delegates = [], OneDrive = OneDriveChoice.Keep, OneDriveOwner = null, Deletion = new AccountDeletion(0) };

    public const string AdeleLaptop = "f0000000-0000-4000-8000-000000000001";
    public const string AdeleOwnPhone = "f0000000-0000-4000-8000-000000000002";
    public const string AdeleRegisteredLaptop = "f1000000-0000-4000-8000-000000000001";

    public const string AdelesAlias = "adele@contoso.com";

    /// <summary>A new name, and the aliases for Alex Wilber.</summary>
    public static Choices Renaming { get; } = Standard with { NamePrefix = "(left)", Aliases = AliasChoice.Move, AliasesTo = User(3) };

    public static Choices Devices { get; } = Standard with
    {
        Devices =
        [
            new DeviceChoice(AdeleLaptop, DeviceFate.Wipe), new DeviceChoice(AdeleOwnPhone, DeviceFate.Retire),
            new DeviceChoice(AdeleRegisteredLaptop, DeviceFate.Disable),
        ],
    };

    public static UserId User(int number) => new($"a0000000-0000-4000-8000-0000000000{number:00}");

    public static string Group(int number) => $"b0000000-0000-4000-8000-0000000000{number:00}";
}
