using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Notes calls to the provider: each is committed before it is made, so that nobody makes it twice at once and
/// a call that was cut off is known of.</summary>
internal sealed class ProviderPayoutCallService(
    UnitOfWork unitOfWork,
    PayoutOutcomeService outcomes,
    PayoutTargetPolicy targets,
    TimeProvider clock
)
{
    private const string AccountChanged = "account_changed";

    // A provider forgets a key after a day; from then on the same key may pay again.
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromHours(12);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>Takes the next call of a payout; null when nothing is to be asked now.</summary>
    /// <remarks>Order and locks: the payout.</remarks>
    internal Task<ProviderPayoutCall?> BeginAsync(Guid payoutId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (await outcomes.LockAsync(payoutId, ct) is not { } payout || !payout.IsDueAt(now))
                    return null;
                if (payout.Status is not (PayoutStatus.Pending or PayoutStatus.Sent or PayoutStatus.Paid))
                    return null;
                if (payout.ProviderPayoutId is null && !await targets.AdmitsAsync(payout, ct))
                    return await StopAsync(payout, now, ct);
                if (payout.Status == PayoutStatus.Pending)
                    await outcomes.ApplyAsync(payout, new(PayoutStatus.Sent), ct);
                return CallOf(payout, now);
            },
            cancellationToken
        );

    private static ProviderPayoutCall CallOf(Payout payout, DateTimeOffset now)
    {
        var unanswered = payout.AskedAt;
        // With the same key, while the provider knows it, a call that was made before is not made twice.
        var mayPayTwice = payout.Refusals > 0 || unanswered < now - KeysAreKept;
        payout.Ask(now);
        return new(
            payout.Provider,
            payout.ProviderPayoutId,
            new(payout.Id, payout.ProviderAccountId!, payout.Amount, payout.ProviderKey),
            payout.Refusals,
            unanswered is not null,
            mayPayTwice ? unanswered : null
        );
    }

    /// <summary>Notes that the provider did not answer.</summary>
    internal Task NoteUnansweredAsync(Guid payoutId, string code) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                (await outcomes.LockAsync(payoutId, ct))?.Unanswered(code, clock.GetUtcNow());
                return true;
            },
            CancellationToken.None
        );

    /// <summary>Notes that the provider refused a call: it is tried again, and fails after the last try.</summary>
    /// <remarks>News of another call than the last one counts nothing. Order and locks: the payout, ledger.</remarks>
    internal Task NoteRefusedAsync(Guid payoutId, ProviderPayoutCall call, string code) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await outcomes.LockAsync(payoutId, ct)
                        is { Status: PayoutStatus.Sent, ProviderPayoutId: null } payout
                    && payout.Refusals == call.Refusals
                    && payout.Refused(code, clock.GetUtcNow(), call.FollowsUnanswered)
                )
                {
                    PaymentMetrics.Alert("payout_failed");
                    await outcomes.ApplyAsync(payout, new(PayoutStatus.Failed, payout.LastError), ct);
                }

                return true;
            },
            CancellationToken.None
        );

    /// <summary>Notes that the provider's list does not have a payout that may not be sent any more: its money is
    /// payable again.</summary>
    /// <remarks>As <see cref="NoteRefusedAsync"/>.</remarks>
    internal Task NoteNotMadeAsync(Guid payoutId, ProviderPayoutCall call) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await outcomes.LockAsync(payoutId, ct)
                        is { Status: PayoutStatus.Sent, ProviderPayoutId: null } payout
                    && payout.Refusals == call.Refusals
                )
                {
                    await outcomes.ApplyAsync(payout, new(PayoutStatus.Failed, AccountChanged), ct);
                }

                return true;
            },
            CancellationToken.None
        );

    // A hold ends, and the payout goes on. Otherwise what was not sent, or refused, and so not paid, is payable again,
    // and goes where the store is paid to now. While nobody knows whether it was paid it waits, until no call of ours
    // can be on its way any more and the provider's list has everything.
    private async Task<ProviderPayoutCall?> StopAsync(
        Payout payout,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await targets.IsOnlyHeldAsync(payout, cancellationToken) || payout.AskedAt >= now - KeysAreKept)
        {
            payout.Postpone(now + LookAgainAfter);
            return null;
        }

        if (payout.AskedAt is { } asked)
            return CallOf(payout, now) with { LookFrom = asked, IsLookOnly = true };
        var to = payout.Status == PayoutStatus.Pending ? PayoutStatus.Cancelled : PayoutStatus.Failed;
        await outcomes.ApplyAsync(payout, new(to, AccountChanged), cancellationToken);
        return null;
    }
}

/// <summary>A call to the provider about a payout.</summary>
/// <param name="ProviderPayoutId">What is asked for; null when it is to be paid.</param>
/// <param name="Refusals">At the time of the call.</param>
/// <param name="FollowsUnanswered">A call before it had no answer.</param>
/// <param name="LookFrom">The time of an unanswered call whose key the provider may have forgotten, or whose key was
/// another one: its list is looked at before it is asked again. Null otherwise.</param>
internal sealed record ProviderPayoutCall(
    PayoutProvider Provider,
    string? ProviderPayoutId,
    PayoutRequest Request,
    int Refusals,
    bool FollowsUnanswered,
    DateTimeOffset? LookFrom
)
{
    /// <summary>It may not be sent any more: only what became of it is looked for.</summary>
    public bool IsLookOnly { get; init; }
}
