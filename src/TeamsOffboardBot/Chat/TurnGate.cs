using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Lets one turn of a conversation in at a time. The state of a conversation is read at the start of a turn and written
/// at its end, last writer wins; two turns at once would lose one of them.
/// </summary>
public sealed class TurnGate : IMiddleware
{
    private readonly Dictionary<string, Gate> _gates = [];

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);

        // A turn the bot begins itself only sends; one that goes on with a dialog enters the gate by itself. Nothing is kept of
        // groups; a turn there enters the gate of the personal chat it goes on in, and two gates at once could wait for each other.
        // What is asked while somebody types a name changes nothing and must not wait.
        if (turnContext.Activity.Type == ActivityTypes.Event || turnContext.Activity.Name == "application/search" || !turnContext.Activity.IsPersonal() || turnContext.Activity.Conversation?.Id is not { } conversation)
        {
            await next(cancellationToken);
            return;
        }

        using (await EnterAsync(conversation, cancellationToken))
        {
            await next(cancellationToken);
        }
    }

    /// <summary>Waits until no other turn of the conversation runs. Dispose to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string conversation, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (_gates)
        {
            gate = _gates.TryGetValue(conversation, out var known) ? known : _gates[conversation] = new Gate();
            gate.Users++;
        }

        try
        {
            await gate.Turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(conversation, gate);
            throw;
        }

        return new Pass(this, conversation, gate);
    }

    private void Leave(string conversation, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(conversation);
                gate.Turn.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Pass(TurnGate owner, string conversation, Gate gate) : IDisposable
    {
        private bool _isLeft;

        public void Dispose()
        {
            if (!_isLeft)
            {
                _isLeft = true;
                gate.Turn.Release();
                owner.Leave(conversation, gate);
            }
        }
    }
}
