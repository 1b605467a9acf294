using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Applies what a poll found: settles, closes or expires the payment, or plans the next poll.</summary>
/// <remarks>Locks: those of the settlement, then the payment row.</remarks>
internal sealed class PollOutcomeService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentSettlementService settlement,
    TimeProvider clock
)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlowPollInterval = TimeSpan.FromMinutes(10);

    /// <summary>Settles the payment by the provider's update.</summary>
    public async Task ApplyAsync(Payment payment, ProviderPayment update, CancellationToken cancellationToken)
    {
        var isOverdue = payment.ExpiresAt <= clock.GetUtcNow();
        var settled = await settlement.ApplyAsync(payment.Provider, update, "poll", cancellationToken);

        // What the provider holds does not match what was requested, and never will: an administrator handles it, the
        // purchase ends.
        if (settled.Outcome == SettlementOutcome.Mismatch && isOverdue)
            await ExpireAsync(payment, cancellationToken);
        else
            await ConcludeAsync(payment.Id, update, cancellationToken);
    }

    /// <summary>The payment can no longer be paid: it expires, and is closed at the provider.</summary>
    public async Task ExpireAsync(Payment payment, CancellationToken cancellationToken)
    {
        var update = new ProviderPayment(
            null,
            null,
            new PaymentReference(payment.Id, null, null),
            PaymentStatus.Expired,
            null,
            null
        );
        await settlement.ApplyAsync(payment.Provider, update, "poll", cancellationToken);
        await CloseAsync(payment.Id, cancellationToken);
    }

    /// <summary>The provider has nothing left to close.</summary>
    public Task CloseAsync(Guid paymentId, CancellationToken cancellationToken) =>
        ChangeAsync(paymentId, payment => payment.ClosedAtProvider(), cancellationToken);

    /// <summary>Polls again in a minute.</summary>
    public Task PollSoonAsync(Guid paymentId, CancellationToken cancellationToken) =>
        ChangeAsync(paymentId, payment => payment.PollLater(clock.GetUtcNow() + PollInterval), cancellationToken);

    /// <summary>Polls again in ten minutes.</summary>
    public Task PollLaterAsync(Guid paymentId, CancellationToken cancellationToken) =>
        ChangeAsync(paymentId, payment => payment.PollLater(clock.GetUtcNow() + SlowPollInterval), cancellationToken);

    private Task ConcludeAsync(Guid paymentId, ProviderPayment update, CancellationToken cancellationToken) =>
        ChangeAsync(
            paymentId,
            payment =>
            {
                if (update.Status is PaymentStatus.Succeeded or PaymentStatus.Expired or PaymentStatus.Cancelled)
                    payment.ClosedAtProvider();
                payment.PollLater(clock.GetUtcNow() + SlowPollInterval);
            },
            cancellationToken
        );

    private Task ChangeAsync(Guid paymentId, Action<Payment> change, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                change((await payments.GetForUpdateAsync(paymentId, ct))!);
                return true;
            },
            cancellationToken
        );
}
