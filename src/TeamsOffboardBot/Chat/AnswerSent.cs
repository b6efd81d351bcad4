namespace TeamsOffboardBot.Chat;

/// <summary>What must happen only when the answer to a turn is on its way to the client, because the client draws it over what came before.</summary>
public sealed class AnswerSent(IHttpContextAccessor requests)
{
    /// <summary>Does it once the answer is sent; at once where nothing is answered.</summary>
    public void Then(Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (requests.HttpContext is not { } request)
        {
            act();
            return;
        }

        request.Response.OnCompleted(() =>
        {
            act();
            return Task.CompletedTask;
        });
    }
}
