using Marketplace.PaymentSimulator.Store;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary>Writes down what moves the platform's balance.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
internal static class Balance
{
    /// <summary>Adds a movement.</summary>
    /// <param name="type">As the provider calls it, such as <c>charge</c>.</param>
    /// <param name="amount">Minor units; negative when it leaves the balance.</param>
    /// <param name="source">Id of what moved it.</param>
    public static BalanceTransaction Move(
        this SimulatorState state,
        DateTimeOffset now,
        string type,
        long amount,
        string currency,
        string source,
        long fee = 0
    )
    {
        var id = ObjectIds.New("txn");
        return state.BalanceTransactions.Add(
            id,
            new()
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                AvailableOn = now.ToUnixTimeSeconds(),
                Amount = amount,
                Currency = currency,
                Fee = fee,
                Source = source,
                Status = "available",
                Type = type,
            }
        );
    }

    /// <summary>What the platform has, by currency.</summary>
    public static IReadOnlyDictionary<string, long> Held(this SimulatorState state) =>
        state
            .BalanceTransactions.NewestFirst.GroupBy(t => t.Currency)
            .ToDictionary(group => group.Key, group => group.Sum(t => t.Net));

    /// <summary>The provider's fee for a charge.</summary>
    public static long FeeOf(this SimulatorOptions options, long amount) => amount * options.FeeBps / 10_000;
}
