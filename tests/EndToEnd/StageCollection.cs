namespace TeamsOffboardBot.EndToEnd;

[CollectionDefinition(Name)]
public sealed class StageCollection : ICollectionFixture<Stage>
{
    public const string Name = "Stage";
}
