namespace TeamsOffboardBot.Microsoft365;

/// <summary>Codes that callers compare with: those this client gives itself, and the services' own that need telling apart.</summary>
public static class Microsoft365FaultCodes
{
    public const string Timeout = "Timeout";
    public const string ConnectionCut = "ConnectionCut";
    public const string Paused = "PausedAfterThrottling";
    public const string NoToken = "NoToken";
    public const string ForeignAddress = "ForeignAddress";
    public const string MissingInBatch = "MissingInBatchAnswer";
    public const string UnreadableAnswer = "UnreadableAnswer";
    public const string ConfirmationRequired = "ConfirmationRequired";
    public const string OperationFailed = "OperationFailed";

    public const string GraphNotFound = "Request_ResourceNotFound";
    public const string GraphDenied = "Authorization_RequestDenied";
    public const string GraphNoMailbox = "MailboxNotEnabledForRESTAPI";
    public const string RoleAssignmentDoesNotExist = "RoleAssignmentDoesNotExist";
    public const string ExchangeObjectNotFound = "ManagementObjectNotFoundException";
    public const string ExchangeMailboxNotFound = "MailboxNotFoundException";
    public const string ExchangeMemberAlreadyExists = "MemberAlreadyExistsException";
    public const string ExchangeMemberNotFound = "MemberNotFoundException";
    public const string ExchangeAddressTaken = "ProxyAddressExistsException";
    public const string ExchangeNoFolderPermission = "UserNotFoundInPermissionEntryException";
}
