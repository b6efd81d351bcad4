using Quartz;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>The one kind of job there is: the wake-up of a request goes off.</summary>
internal sealed class LookAtRequest(RunWorker worker) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        worker.Wake(RequestId.From(context.Trigger.Key.Name));
        return ValueTask.CompletedTask;
    }
}
