using System.Buffers.Binary;
using System.Text;

namespace TeamsOffboardBot.Tests.Hosting.Telemetry;

/// <summary>A protobuf message by its field numbers. https://protobuf.dev/programming-guides/encoding/</summary>
internal sealed class ProtoMessage
{
    private readonly ILookup<int, ReadOnlyMemory<byte>> _fields;

    public ProtoMessage(ReadOnlyMemory<byte> bytes) => _fields = Read(bytes).ToLookup(f => f.Number, f => f.Value);

    public IEnumerable<ProtoMessage> All(int field) => _fields[field].Select(value => new ProtoMessage(value));

    public IEnumerable<ProtoMessage> All(params int[] path) => path.Aggregate((IEnumerable<ProtoMessage>)[this], (messages, field) => messages.SelectMany(m => m.All(field)));

    public string Text(int field) => _fields[field].Select(value => Encoding.UTF8.GetString(value.Span)).FirstOrDefault("");

    public string Hex(int field) => _fields[field].Select(value => Convert.ToHexStringLower(value.Span)).FirstOrDefault("");

    /// <summary>A number of eight bytes.</summary>
    public long? Fixed(int field) => _fields[field].Select(value => (long?)BinaryPrimitives.ReadInt64LittleEndian(value.Span)).FirstOrDefault();

    private static IEnumerable<(int Number, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var key = Varint(bytes, ref at);
            var length = (key & 7) switch
            {
                0 => VarintLength(bytes, at),
                1 => 8,
                2 => (int)Varint(bytes, ref at),
                5 => 4,
                var kind => throw new InvalidDataException($"Wire type {kind} is not one of today's."),
            };
            yield return ((int)(key >> 3), bytes.Slice(at, length));
            at += length;
        }
    }

    private static int VarintLength(ReadOnlyMemory<byte> bytes, int at)
    {
        var end = at;
        Varint(bytes, ref end);
        return end - at;
    }

    private static ulong Varint(ReadOnlyMemory<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
