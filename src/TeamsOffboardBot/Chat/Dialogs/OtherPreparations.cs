namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before anything but an offboarding is asked for.</summary>
public sealed record OtherPreparations(ReinstatePreparation Reinstatement, RestorePreparation Restoration, EndingPreparation Ending);
