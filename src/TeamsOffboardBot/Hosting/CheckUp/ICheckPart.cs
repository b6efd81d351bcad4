using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>Looks after one area. What a service refuses becomes a line.</summary>
internal interface ICheckPart
{
    Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken);
}
