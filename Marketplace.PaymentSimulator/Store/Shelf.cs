using System.Diagnostics.CodeAnalysis;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>The newest objects of one kind; when it is full the oldest is forgotten.</summary>
/// <remarks>Not safe for concurrent use: callers hold <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class Shelf<T>(string kind, int capacity)
    where T : class
{
    private readonly OrderedDictionary<string, T> _objects = new(StringComparer.Ordinal);

    /// <summary>How many objects are remembered.</summary>
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

    /// <summary>Remembers an object.</summary>
    public T Add(string id, T one)
    {
        if (_objects.Count >= capacity)
            _objects.RemoveAt(0);
        _objects.Add(id, one);
        return one;
    }

    /// <summary>The object of an id; fails as the provider does if it is not known.</summary>
    public T Get(string? id) => TryGet(id, out var one) ? one : throw RefusedException.Missing(kind, id);

    /// <summary>The object of an id, if it is known.</summary>
    public bool TryGet(string? id, [NotNullWhen(true)] out T? one)
    {
        one = null;
        return id is not null && _objects.TryGetValue(id, out one);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _objects.Clear();
}
