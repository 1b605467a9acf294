using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Closes a store's books: a statement of everything new, and a payout of what the store is owed.</summary>
/// <remarks>What a store owes is netted, because its balance is paid and not its sales. A payout is part of the
/// statement
/// that it ends.</remarks>
internal sealed class SellerPayoutService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    StatementStore statements,
    PayoutStore payouts,
    SellerPayoutPublisher publisher,
    SellerPayoutPolicy policy
)
{
    /// <summary>Settles one store in a transaction of its own.</summary>
    /// <param name="runId">The run that counts what was done.</param>
    /// <remarks>Repeat: makes nothing when nothing was booked since and nothing can be paid. Order and locks: the
    /// store's
    /// advisory lock, document sequence, ledger.</remarks>
    public Task<SettledSeller> SettleAsync(Guid runId, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                await AdvisoryLocks.SellerPayouts.For(sellerId.ToString()).WaitAsync(db, ct);
                // Read after the lock: what another run has done is seen.
                var before = await statements.LastAsync(sellerId, ct);
                var postings = await statements.UnstatedAsync(sellerId, ct);
                var balance = (before?.ClosingMinor ?? 0) + postings.Sum(p => p.AmountMinor);
                var plan = await policy.PlanAsync(sellerId, balance, ct);
                if (postings.Count == 0 && plan is null)
                    return SettledSeller.Nothing;
                var done = await CloseAsync(new(sellerId, before, postings, balance), plan, ct);
                await publisher.CountAsync(runId, done, ct);
                return done;
            },
            cancellationToken
        );

    private async Task<SettledSeller> CloseAsync(
        OpenBooks books,
        PlannedPayout? plan,
        CancellationToken cancellationToken
    )
    {
        var statementId = publisher.NewId();
        var postings = books.Postings;
        Payout? payout = null;
        if (plan is not null)
        {
            payout = publisher.Reserve(books.SellerId, statementId, plan);
            postings = [.. postings, await publisher.BookAsync(payout, cancellationToken)];
        }

        var made = await statements.AddAsync(statementId, books.SellerId, books.Before, postings, cancellationToken);
        publisher.Announce(made);
        await unitOfWork.FlushAsync(cancellationToken);
        await statements.AddPostingsAsync(made.Id, postings, cancellationToken);
        if (payout is not null)
            await payouts.NotePaidByAsync(books.SellerId, payout.Id, cancellationToken);
        else if (books.BalanceMinor <= 0)
            await payouts.NoteNettedAsync(books.SellerId, cancellationToken);
        return new(1, payout?.AmountMinor ?? 0);
    }

    private sealed record OpenBooks(
        Guid SellerId,
        Statement? Before,
        IReadOnlyList<UnstatedPosting> Postings,
        long BalanceMinor
    );
}

/// <summary>What settling a store came to.</summary>
/// <param name="PaidOutMinor">0 when nothing was.</param>
internal sealed record SettledSeller(int Statements, long PaidOutMinor)
{
    public static readonly SettledSeller Nothing = new(0, 0);

    public int Payouts => PaidOutMinor > 0 ? 1 : 0;
}
