using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>Rings when something may be to do for a list. Whoever misses it finds the list at the next sweep.</summary>
public sealed class ListBell
{
    private Action<ListId> _answer = _ => { };

    /// <summary>The one who comes when it rings.</summary>
    public void AnsweredBy(Action<ListId> answer) => _answer = answer;

    public void Ring(ListId list) => _answer(list);
}
