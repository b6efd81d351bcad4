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

    public static UserId User(int number) => new($"a0000000-0000-4000-8000-0000000000{number:00}");

    public static string Group(int number) => $"b0000000-0000-4000-8000-0000000000{number:00}";
}
