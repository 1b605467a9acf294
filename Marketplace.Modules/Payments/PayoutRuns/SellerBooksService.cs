using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Opens and closes a store's books. A payout is part of the statement that it ends.</summary>
/// <remarks>With the store's advisory lock. Order and locks: document sequence, ledger.</remarks>
internal sealed class SellerBooksService(
    UnitOfWork unitOfWork,
    StatementStore statements,
    PayoutStore payouts,
    SellerPayoutPublisher publisher,
    IOptions<PayoutsOptions> options,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>What is in no statement yet. What was payable before the first run and settled by other means is stated
    /// here, and closes with zero (<see cref="PayoutsOptions.SettledBefore"/>).</summary>
    public async Task<OpenBooks> OpenAsync(Guid runId, Guid sellerId, CancellationToken cancellationToken)
    {
        var before = await statements.LastAsync(sellerId, cancellationToken);
        if (before is null && options.Value.SettledBeforeAt is { } start)
        {
            var old = await statements.UnstatedAsync(sellerId, start, cancellationToken);
            if (old.Count > 0)
                before = await SettleAsync(runId, sellerId, old, cancellationToken);
        }

        return new(sellerId, before, await statements.UnstatedAsync(sellerId, null, cancellationToken));
    }

    /// <summary>Makes the statement of open books, with the payout that ends it.</summary>
    public async Task<SettledSeller> CloseAsync(
        Guid runId,
        OpenBooks books,
        PlannedPayout? plan,
        CancellationToken cancellationToken
    )
    {
        var statementId = publisher.NewId();
        Payout? payout = null;
        if (plan is not null)
        {
            payout = publisher.Reserve(runId, books.SellerId, statementId, plan);
            var reserved = LedgerEntries.PayoutReserved(payout.Id, payout.SellerId, payout.Amount);
            books = books.With(await publisher.BookAsync(books.SellerId, reserved, cancellationToken));
        }

        await StateAsync(statementId, books, cancellationToken);
        if (payout is not null)
            await payouts.NotePaidByAsync(books.SellerId, payout.Id, cancellationToken);
        else if (books.BalanceMinor <= 0)
            await payouts.NoteNettedAsync(books.SellerId, cancellationToken);
        var done = new SettledSeller(1, payout?.AmountMinor ?? 0);
        await publisher.CountAsync(runId, done, cancellationToken);
        return done;
    }

    private async Task<Statement> SettleAsync(
        Guid runId,
        Guid sellerId,
        IReadOnlyList<UnstatedPosting> old,
        CancellationToken cancellationToken
    )
    {
        var books = new OpenBooks(sellerId, null, old);
        if (books.BalanceMinor != 0)
        {
            var balance = new Money(books.BalanceMinor, marketplace.Value.Currency);
            var settled = LedgerEntries.SettledBefore(sellerId, balance);
            books = books.With(await publisher.BookAsync(sellerId, settled, cancellationToken));
        }

        var made = await StateAsync(publisher.NewId(), books, cancellationToken);
        await payouts.NoteNettedAsync(sellerId, cancellationToken);
        await publisher.CountAsync(runId, new(1, 0), cancellationToken);
        return made;
    }

    private async Task<Statement> StateAsync(Guid id, OpenBooks books, CancellationToken cancellationToken)
    {
        var made = await statements.AddAsync(id, books.SellerId, books.Before, books.Postings, cancellationToken);
        publisher.Announce(made);
        await unitOfWork.FlushAsync(cancellationToken);
        await statements.AddPostingsAsync(made.Id, books.Postings, cancellationToken);
        return made;
    }
}

/// <summary>What moved a store's balance since its last statement.</summary>
/// <param name="Before">The last statement; null before the first.</param>
internal sealed record OpenBooks(Guid SellerId, Statement? Before, IReadOnlyList<UnstatedPosting> Postings)
{
    /// <summary>What the next statement closes with, minor units; negative when the store owes.</summary>
    public long BalanceMinor => (Before?.ClosingMinor ?? 0) + Postings.Sum(p => p.AmountMinor);

    /// <summary>The same with one more posting.</summary>
    public OpenBooks With(UnstatedPosting posting) => this with { Postings = [.. Postings, posting] };
}
