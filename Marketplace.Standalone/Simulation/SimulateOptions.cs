namespace Marketplace.Standalone;

/// <summary>How much is simulated.</summary>
/// <param name="Days">Days that pass, 1 to <see cref="MostDays"/>.</param>
/// <param name="Seed">Decides what happens: the same seed and sizes give the same totals.</param>
/// <param name="Stores">Stores that sell, 1 to <see cref="MostStores"/>.</param>
/// <param name="OrdersPerDay">Purchases a day, 1 to <see cref="MostOrders"/>.</param>
public sealed record SimulateOptions(int Days = 30, int Seed = 1, int Stores = 5, int OrdersPerDay = 10)
{
    public const int MostDays = 3_650;

    public const int MostStores = 1_000;

    public const int MostOrders = 10_000;
}
