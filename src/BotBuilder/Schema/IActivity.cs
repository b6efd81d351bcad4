using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

public interface IActivity
{
    string Type { get; set; }

    string Id { get; set; }

    string ServiceUrl { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    DateTimeOffset? LocalTimestamp { get; set; }

    ChannelAccount From { get; set; }

    ChannelAccount Recipient { get; set; }

    ConversationAccount Conversation { get; set; }

    IList<Entity> Entities { get; set; }

    string ReplyToId { get; set; }

    string ChannelId { get; set; }

    object ChannelData { get; set; }

    IMessageActivity AsMessageActivity();

    IConversationUpdateActivity AsConversationUpdateActivity();

    IInvokeActivity AsInvokeActivity();

    ConversationReference GetConversationReference();

    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);

    TypeT GetChannelData<TypeT>();

    bool TryGetChannelData<TypeT>(out TypeT instance);
}
