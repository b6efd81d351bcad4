using TeamsOffboardBot.Chat.Files;
using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>Who answers a pressed button, by where it was pressed and what it is on.</summary>
public sealed record AllPresses(Presses Personal, ChannelPresses Channel, EvidenceConsents Files);
