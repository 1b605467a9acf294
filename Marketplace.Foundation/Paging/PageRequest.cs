namespace Marketplace.Foundation;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">1 to 100 rows.</param>
/// <param name="Cursor">Opaque value of the page before; null for the first.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;
}
