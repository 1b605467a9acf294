using System.Buffers;
using System.Text.Json;
using Marketplace.PaymentSimulator.Carrier;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Everything the simulator knows, as one JSON document.</summary>
public sealed class StateSnapshot(SimulatorState state, CarrierState carrier)
{
    private const string VersionName = "version";
    private const string CarrierName = "carrier";

    /// <summary>The state of this moment.</summary>
    /// <remarks>Holds <see cref="SimulatorState.Sync"/> while it writes to memory, so that what belongs together is of
    /// the same moment.</remarks>
    public ReadOnlyMemory<byte> Take()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteNumber(VersionName, StateFormat.Version);
            lock (state.Sync)
            {
                foreach (var objects in state.Stores)
                {
                    writer.WritePropertyName(objects.Kind);
                    objects.Write(writer, StateFormat.Json);
                }
            }

            writer.WritePropertyName(CarrierName);
            JsonSerializer.Serialize(writer, carrier.Save(), StateFormat.Json);
            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }

    /// <summary>Adds what a snapshot holds to an empty simulator.</summary>
    /// <exception cref="JsonException">It is no snapshot, or one of another version.</exception>
    public void Restore(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var saved = document.RootElement;
        if (
            saved.ValueKind != JsonValueKind.Object
            || !saved.TryGetProperty(VersionName, out var version)
            || version.GetInt32() != StateFormat.Version
        )
        {
            throw new JsonException($"This is no state of version {StateFormat.Version}.");
        }

        lock (state.Sync)
        {
            foreach (var objects in state.Stores)
            {
                if (saved.TryGetProperty(objects.Kind, out var ofKind))
                    objects.Read(ofKind, StateFormat.Json);
            }
        }

        if (saved.TryGetProperty(CarrierName, out var shipments))
            carrier.Restore(shipments.Deserialize<SavedCarrier>(StateFormat.Json)!);
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        lock (state.Sync)
            state.Clear();
        carrier.Clear();
    }
}
