using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>Who gets the cards of a request, and how they get there.</summary>
public sealed record CardDelivery(Audience Audience, Deliveries Deliveries, ChannelCards Channel);
