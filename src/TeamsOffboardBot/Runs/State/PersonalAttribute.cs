namespace TeamsOffboardBot.Runs.State;

/// <summary>Marks what is about a person: kept in the private body of an event, salted, erasable without breaking the chain.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
