namespace TeamsOffboardBot.Microsoft365.Graph;

public static class DirectoryTypes
{
    public const string User = "#microsoft.graph.user";
    public const string Group = "#microsoft.graph.group";
    public const string DirectoryRole = "#microsoft.graph.directoryRole";
}
