namespace TeamsOffboardBot.Cards;

/// <param name="Name">As the configuration and the journal call it.</param>
/// <param name="Title">As people read it.</param>
public sealed record ProfileOffer(string Name, string Title);
