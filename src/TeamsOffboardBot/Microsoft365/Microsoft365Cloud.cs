namespace TeamsOffboardBot.Microsoft365;

public enum Microsoft365Cloud
{
    Global,
    UsGov,
    UsGovDod,
    China,
}
