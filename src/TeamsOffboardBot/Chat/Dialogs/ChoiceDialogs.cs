namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Where the kinds of requests differ: what there is to choose.</summary>
public sealed record ChoiceDialogs(ChoicesDialog Offboarding, RestoreDialog Restoration, EndingDialog Ending);
