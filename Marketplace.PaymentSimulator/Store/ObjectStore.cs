using System.Diagnostics.CodeAnalysis;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>The newest objects of one kind; when it is full, the oldest is dropped.</summary>
/// <remarks>Not safe for concurrent use: callers hold <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class ObjectStore<T>(string kind, int capacity)
    where T : class
{
    private readonly OrderedDictionary<string, T> _objects = new(StringComparer.Ordinal);

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
}
