using System.Text;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>What a test asks of a span that was received by OTLP.</summary>
/// <remarks>Source: opentelemetry/proto/trace/v1/trace.proto; the fields read here are numbered the same since
/// 1.0.</remarks>
internal sealed record OtlpSpan(string TraceId, string ParentId, string Name)
{
    public bool IsRoot => ParentId.Length == 0;

    /// <summary>The spans of an export request: resource spans (1), scope spans (2), spans (2).</summary>
    public static IEnumerable<OtlpSpan> Read(byte[] request) =>
        Fields(request)
            .Where(resource => resource.Number == 1)
            .SelectMany(resource => Fields(resource.Bytes).Where(scope => scope.Number == 2))
            .SelectMany(scope => Fields(scope.Bytes).Where(span => span.Number == 2))
            .Select(span => Fields(span.Bytes).ToLookup(field => field.Number, field => field.Bytes))
            .Select(span => new OtlpSpan(
                Convert.ToHexString(span[1].Single()),
                Convert.ToHexString(span[4].SingleOrDefault([])),
                Encoding.UTF8.GetString(span[5].Single())
            ));

    /// <summary>The fields of a message; those that are numbers have no bytes.</summary>
    private static List<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        for (var at = 0; at < message.Length; )
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => Varint(message, ref at) & 0,
                1 => 8UL,
                2 => Varint(message, ref at),
                5 => 4UL,
                _ => throw new InvalidDataException($"Wire type {tag & 7}."),
            };
            fields.Add(((int)(tag >> 3), message[at..(at + (int)length)]));
            at += (int)length;
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
