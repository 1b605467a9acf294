using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The single path for news of payouts that a provider pays: its answers, webhooks, polls and the
/// reconciliation all end here.</summary>
/// <remarks>News of equal or lower rank (<see cref="PayoutRank"/>) changes nothing. Order and locks: the payout,
/// ledger.
/// </remarks>
public sealed class ProviderPayoutSettlementService(
    UnitOfWork unitOfWork,
    ProviderPayoutStore payouts,
    PayoutOutcomeService outcomes,
    TimeProvider clock
)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Applies news that nobody asked for.</summary>
    public Task<Settlement> ApplyAsync(
        PayoutProvider provider,
        ProviderPayout news,
        CancellationToken cancellationToken
    ) => ApplyAsync(provider, news, isAnswer: false, cancellationToken);

    /// <summary>Applies the provider's answer to a call of ours, which is over with it.</summary>
    internal Task<Settlement> AnswerAsync(
        PayoutProvider provider,
        ProviderPayout answer,
        CancellationToken cancellationToken
    ) => ApplyAsync(provider, answer, isAnswer: true, cancellationToken);

    private Task<Settlement> ApplyAsync(
        PayoutProvider provider,
        ProviderPayout news,
        bool isAnswer,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await payouts.LocateAsync(provider, news, ct) is not { } payoutId
                    || await outcomes.LockAsync(payoutId, ct) is not { } payout
                )
                {
                    return news.PayoutId is null
                        ? new(SettlementOutcome.Ignored, null, "Not a payout of ours")
                        : Settlement.Unknown;
                }

                var now = clock.GetUtcNow();
                if (Difference(payout, news) is { } difference)
                {
                    if (isAnswer)
                        payout.Postpone(now + LookAgainAfter);
                    return Mismatch(difference);
                }

                if (payout.ProviderPayoutId is null)
                    payout.NoteAtProvider(news.ProviderPayoutId, now);
                var result = await MoveAsync(payout, news, ct);
                if (isAnswer || payout.Status != PayoutStatus.Sent)
                    payout.Answered(now);
                return PartBack(payout, news) is { } back ? Mismatch(back) : result;
            },
            cancellationToken
        );

    private async Task<Settlement> MoveAsync(Payout payout, ProviderPayout news, CancellationToken cancellationToken)
    {
        if (PayoutRank.Of(news.Status) <= PayoutRank.Of(payout.Status))
            return new(SettlementOutcome.Ignored, null, $"Already {payout.Status}");
        if (payout.Status == PayoutStatus.Failed)
        {
            PaymentMetrics.Alert("payout_paid_after_failure");
            await outcomes.PayAfterFailureAsync(payout, news.ProviderPayoutId, cancellationToken);
        }

        if (payout.Status == PayoutStatus.Pending)
            await outcomes.ApplyAsync(payout, new(PayoutStatus.Sent), cancellationToken);
        if (payout.Status != news.Status)
        {
            var text = news.Status == PayoutStatus.Paid ? news.ProviderPayoutId : news.FailureCode;
            var moved = await outcomes.ApplyAsync(payout, new(news.Status, text), cancellationToken);
            if (!moved.Succeeded)
                throw new InvalidOperationException($"Payout {payout.Id}: {moved.Error.Code}.");
        }

        return new(SettlementOutcome.Applied, null, null);
    }

    private static string? Difference(Payout payout, ProviderPayout news)
    {
        if (payout.ProviderPayoutId is { } known && known != news.ProviderPayoutId)
            return $"Payout {payout.Id} is {known}, and {news.ProviderPayoutId} says to be it, too";
        if (payout.Amount != news.Amount)
            return $"Payout {payout.Id}: expected {payout.Amount}, received {news.Amount}";
        return payout.Status == PayoutStatus.Cancelled
            ? $"Payout {payout.Id} was called off, and is {news.Status} at the provider"
            : null;
    }

    // A person has to decide: the store keeps the rest.
    private static string? PartBack(Payout payout, ProviderPayout news) =>
        news.Status != PayoutStatus.Returned && news.BackMinor > 0
            ? $"Payout {payout.Id}: part of it came back, {news.BackMinor} of {news.Amount}"
            : null;

    private static Settlement Mismatch(string reason)
    {
        PaymentMetrics.Alert("payout_mismatch");
        return new(SettlementOutcome.Mismatch, null, reason);
    }
}
