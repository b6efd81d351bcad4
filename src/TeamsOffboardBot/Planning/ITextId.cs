namespace TeamsOffboardBot.Planning;

/// <summary>An identifier that is text on the wire and a type of its own in the code.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}
