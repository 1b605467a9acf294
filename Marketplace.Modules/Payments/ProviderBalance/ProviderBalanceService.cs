using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Books what a provider took as fees and transferred to our bank account, each movement once.</summary>
internal sealed class ProviderBalanceService(
    UnitOfWork unitOfWork,
    ProviderBalanceStore store,
    ILedger ledger,
    ReconciliationFindingStore findings,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    // Bounds what is read at once; and movements of the last moments may still be on their way into the list.
    private static readonly TimeSpan Window = TimeSpan.FromDays(2);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>Reads on from where the last run stopped, until now.</summary>
    /// <remarks>Repeat, also at the same time: books nothing twice. Killed anywhere, it goes on.</remarks>
    public async Task<BookedMovements> RunAsync(IProviderBalance balance, CancellationToken cancellationToken)
    {
        var booked = new BookedMovements(0, 0, []);
        if (await store.ReadFromAsync(balance.Provider, cancellationToken) is not { } from)
            return booked;
        var end = clock.GetUtcNow();
        while (from < end)
        {
            var to = from + Window < end ? from + Window : end;
            // Times at the provider are whole seconds: one more, so that those of this second are read.
            var movements = await ReadAsync(balance, from - Overlap, to.AddSeconds(1), cancellationToken);
            booked += await BookAsync(balance.Provider, movements, cancellationToken);
            await store.MoveCursorAsync(balance.Provider, to, cancellationToken);
            from = to;
        }

        return booked;
    }

    private static async Task<List<ProviderMovement>> ReadAsync(
        IProviderBalance balance,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var read = new List<ProviderMovement>();
        await foreach (var movement in balance.ListAsync(from, to, cancellationToken))
        {
            if (movement.FeeMinor != 0 || movement.SettledMinor != 0)
                read.Add(movement);
        }

        read.Reverse();
        return read;
    }

    private async Task<BookedMovements> BookAsync(
        string provider,
        List<ProviderMovement> movements,
        CancellationToken cancellationToken
    )
    {
        var foreign = movements.FindAll(m => m.Currency != marketplace.Value.Currency);
        var alerts = await findings.AddAsync(
            foreign.ConvertAll(m => new ReconciliationFinding
            {
                Provider = provider,
                Subject = m.ProviderId,
                Detail = $"A movement in {m.Currency}, which the ledger does not keep",
                FoundAt = clock.GetUtcNow(),
            }),
            cancellationToken
        );
        var known = await store.ListBookedAsync(provider, movements.ConvertAll(m => m.ProviderId), cancellationToken);
        var booked = new BookedMovements(0, 0, [.. alerts.Select(a => $"{a.Subject}: {a.Detail}")]);
        foreach (var movement in movements.Except(foreign).Where(m => !known.Contains(m.ProviderId)))
        {
            if (await BookAsync(provider, movement, cancellationToken))
                booked += new BookedMovements(movement.FeeMinor, movement.SettledMinor, []) { Count = 1 };
        }

        return booked;
    }

    /// <summary>Books one movement in a transaction of its own; false when it was booked before.</summary>
    private Task<bool> BookAsync(string provider, ProviderMovement movement, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await store.TryAddAsync(provider, movement, ct) is not { } id)
                    return false;
                if (movement.FeeMinor != 0)
                {
                    var fee = new Money(movement.FeeMinor, movement.Currency);
                    await ledger.PostAsync(LedgerEntries.ProviderFee(id, fee), ct);
                }

                if (movement.SettledMinor != 0)
                {
                    var arrived = new Money(movement.SettledMinor, movement.Currency);
                    await ledger.PostAsync(LedgerEntries.ProviderSettled(id, arrived), ct);
                }

                return true;
            },
            cancellationToken
        );
}

/// <summary>What a reading of the provider's balance has booked.</summary>
/// <param name="Alerts">What people must look at.</param>
internal sealed record BookedMovements(long FeesMinor, long SettledMinor, IReadOnlyList<string> Alerts)
{
    public int Count { get; init; }

    public static BookedMovements operator +(BookedMovements one, BookedMovements other) =>
        new(one.FeesMinor + other.FeesMinor, one.SettledMinor + other.SettledMinor, [.. one.Alerts, .. other.Alerts])
        {
            Count = one.Count + other.Count,
        };
}
