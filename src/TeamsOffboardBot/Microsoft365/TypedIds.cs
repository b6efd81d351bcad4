using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365;

/// <summary>An id that is a GUID on the wire; each kind is a type of its own, so that a group never passes for a user.</summary>
public interface IGuidId<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

[JsonConverter(typeof(GuidIdConverter<UserId>))]
public readonly record struct UserId(Guid Value) : IGuidId<UserId>
{
    public static UserId From(Guid value) => new(value);

    public static UserId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse(string? text, out UserId id)
    {
        var isId = Guid.TryParse(text, out var value);
        id = new UserId(value);
        return isId;
    }

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(GuidIdConverter<GroupId>))]
public readonly record struct GroupId(Guid Value) : IGuidId<GroupId>
{
    public static GroupId From(Guid value) => new(value);

    public static GroupId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse(string? text, out GroupId id)
    {
        var isId = Guid.TryParse(text, out var value);
        id = new GroupId(value);
        return isId;
    }

    public override string ToString() => Value.ToString("D");
}

[JsonConverter(typeof(GuidIdConverter<SkuId>))]
public readonly record struct SkuId(Guid Value) : IGuidId<SkuId>
{
    public static SkuId From(Guid value) => new(value);

    public static SkuId Parse(string text) => new(Guid.Parse(text));

    public override string ToString() => Value.ToString("D");
}
