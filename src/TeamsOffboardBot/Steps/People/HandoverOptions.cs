namespace TeamsOffboardBot.Steps.People;

/// <summary>How people are told who have no chat with the bot.</summary>
public sealed class HandoverOptions
{
    public const string Section = "Handover";

    /// <summary>The mailbox that sends, by its address or object id. Null: nobody gets mail, and who cannot be reached in chat is named in a task.</summary>
    public string? MailFrom
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
