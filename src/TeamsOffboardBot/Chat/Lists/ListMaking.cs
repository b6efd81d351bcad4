using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Begins a list, and lets the worker know of what is to do.</summary>
public sealed class ListMaking(RequestIds ids, CompanyZone zone, TimeProvider time, ListBell bell)
{
    public LeaverList Make(Speaker owner, WordList words)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(words);
        return new()
        {
            Id = ListId.From($"L-{ids.Next()}"),
            Owner = owner.Id,
            OwnerName = owner.Name,
            Stage = ListStage.Reading,
            At = time.GetUtcNow(),
            Language = words.Culture.Name,
            TimeZone = zone.For(words),
        };
    }

    public void Wake(ListId list) => bell.Ring(list);
}
