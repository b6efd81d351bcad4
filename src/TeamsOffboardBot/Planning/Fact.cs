using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// A fact read from the tenant, or the reason why it could not be read. A missing permission, licence or service makes
/// a fact unknown; every rule that rests on the fact says what it does then.
/// </summary>
public sealed record Fact<T>
    where T : class
{
    public T? Value { get; init; }

    /// <summary>Why the fact could not be read; null when <see cref="Value"/> was read (and may itself be "there is none").</summary>
    public Phrase? Unknown { get; init; }

    [JsonIgnore]
    public bool IsKnown => Unknown is null;

    /// <summary>True when it was read and exists.</summary>
    public bool Exists([NotNullWhen(true)] out T? value)
    {
        value = IsKnown ? Value : null;
        return value is not null;
    }
}

public static class Fact
{
    public static Fact<T> Of<T>(T? value)
        where T : class => new() { Value = value };

    public static Fact<T> Unknown<T>(Phrase reason)
        where T : class => new() { Unknown = reason };
}
