using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>The newest objects of one kind; when it is full, the oldest is dropped.</summary>
/// <remarks>Not safe for concurrent use: callers hold <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class ObjectStore<T>(string kind, int capacity) : IObjectStore
    where T : class
{
    private readonly OrderedDictionary<string, T> _objects = new(StringComparer.Ordinal);

    string IObjectStore.Kind => kind;

    /// <summary>Which objects outlive the process where <see cref="SimulatorOptions.StateFile"/> is set; null for
    /// all.</summary>
    public Func<T, bool>? IsKept { get; init; }

    /// <summary>The number of objects.</summary>
    public int Count => _objects.Count;

    /// <summary>The objects, newest first.</summary>
    public IEnumerable<T> NewestFirst
    {
        get
        {
            for (var index = _objects.Count - 1; index >= 0; index--)
                yield return _objects.GetAt(index).Value;
        }
    }

    /// <summary>Adds an object.</summary>
    public T Add(string id, T one)
    {
        if (_objects.Count >= capacity)
            _objects.RemoveAt(0);
        _objects.Add(id, one);
        return one;
    }

    /// <summary>The object with an id; fails as the provider does if there is none.</summary>
    public T Get(string? id) => TryGet(id, out var one) ? one : throw RefusedException.Missing(kind, id);

    /// <summary>The object with an id, if there is one.</summary>
    public bool TryGet(string? id, [NotNullWhen(true)] out T? one)
    {
        one = null;
        return id is not null && _objects.TryGetValue(id, out one);
    }

    /// <summary>Removes all objects.</summary>
    public void Clear() => _objects.Clear();

    void IObjectStore.Write(Utf8JsonWriter writer, JsonSerializerOptions format)
    {
        var kept = IsKept is null
            ? _objects
            : new OrderedDictionary<string, T>(_objects.Where(pair => IsKept(pair.Value)));
        JsonSerializer.Serialize(writer, kept, format);
    }

    void IObjectStore.Read(JsonElement saved, JsonSerializerOptions format)
    {
        foreach (var (id, one) in saved.Deserialize<OrderedDictionary<string, T>>(format)!)
            Add(id, one);
    }
}

/// <summary>Objects of one kind, whichever, as the state file needs them.</summary>
internal interface IObjectStore
{
    /// <summary>The kind, such as <c>payment_intent</c>.</summary>
    string Kind { get; }

    /// <summary>Removes all objects.</summary>
    void Clear();

    /// <summary>Writes those that are kept, oldest first.</summary>
    void Write(Utf8JsonWriter writer, JsonSerializerOptions format);

    /// <summary>Adds what was written.</summary>
    void Read(JsonElement saved, JsonSerializerOptions format);
}
