using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs;

/// <summary>Makes the writer of a run.</summary>
public sealed class RunWriters(IJournal journal, IConversation conversation, RunOwner owner)
{
    internal RunWriter For(RequestState state) => new(journal, conversation, owner, state);
}
