namespace TeamsOffboardBot.Microsoft365;

public enum Microsoft365Service
{
    Graph,
    Exchange,
    SharePoint,
}
