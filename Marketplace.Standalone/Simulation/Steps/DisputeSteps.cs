using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Buyers' banks contest card payments, and somebody refunds in the provider's own pages.</summary>
internal sealed class DisputeSteps(SimulationWorld world)
{
    private const int DaysUntilDecided = 7;

    private readonly Lock _lock = new();
    private readonly List<(Guid PaymentId, long AmountMinor)> _refunded = [];

    /// <summary>Notes what the bank, or somebody at the provider, does.</summary>
    public void Begin(SimulatedOrder order, LaterPlot plot, int days)
    {
        if (plot == LaterPlot.RefundedAtProvider && order.IsAlone && !order.RefundsFail)
            Plan(order, days, () => RefundAsync(order));
        else if (plot != LaterPlot.RefundedAtProvider && IsAsked(order, plot))
            Plan(order, days, () => DisputeAsync(order, plot));
    }

    /// <summary>Hears of what was refunded at the provider.</summary>
    public async Task HearAsync()
    {
        (Guid PaymentId, long AmountMinor)[] refunded = [.. _refunded];
        _refunded.Clear();
        foreach (var (paymentId, amount) in refunded)
        {
            await world.UntilAsync(
                "a refund made at the provider is known",
                async (db, ct) =>
                {
                    await world.RunJobAsync("payments.check-refunds");
                    return await db.Set<Refund>()
                        .AnyAsync(
                            r =>
                                r.PaymentId == paymentId
                                && r.MadeAtProvider
                                && r.AmountMinor == amount
                                && r.Status == RefundStatus.Succeeded,
                            ct
                        );
                }
            );
        }
    }

    // What is refunded waits while a dispute is open: one that stays so concerns no other order.
    private static bool IsAsked(SimulatedOrder order, LaterPlot plot) =>
        plot == LaterPlot.DisputeStaysOpen ? order.IsAlone : order.IsFirst;

    private async Task RefundAsync(SimulatedOrder order)
    {
        var (capture, amount) = (await CaptureAsync(order), order.Lines[0].UnitMinor / 2);
        await world.Provider.RefundAsync(capture, amount);
        lock (_lock)
            _refunded.Add((order.PaymentId!.Value, amount));
    }

    private async Task DisputeAsync(SimulatedOrder order, LaterPlot plot)
    {
        var capture = await CaptureAsync(order);
        var isQuestion = plot == LaterPlot.QuestionOnly;
        var id = await world.Provider.DisputeAsync(capture, order.Lines[0].UnitMinor, isQuestion);
        await HeardAsync(id, isQuestion ? DisputeStatus.Inquiry : DisputeStatus.Open);
        if (plot is LaterPlot.DisputeLost or LaterPlot.DisputeWon)
            Plan(order, DaysUntilDecided, () => DecideAsync(id, plot == LaterPlot.DisputeWon));
    }

    private async Task DecideAsync(string disputeId, bool isWon)
    {
        await world.Provider.CloseDisputeAsync(disputeId, isWon);
        await HeardAsync(disputeId, isWon ? DisputeStatus.Won : DisputeStatus.Lost);
    }

    private Task HeardAsync(string disputeId, DisputeStatus status) =>
        world.UntilAsync(
            $"a dispute is {status}",
            (db, ct) => db.Set<Dispute>().AnyAsync(d => d.ProviderDisputeId == disputeId && d.Status == status, ct)
        );

    private async Task<string> CaptureAsync(SimulatedOrder order) =>
        (
            await world.ReadAsync(
                (db, ct) =>
                    db.Set<Payment>()
                        .Where(p => p.Id == order.PaymentId)
                        .Select(p => p.ProviderCaptureId)
                        .SingleAsync(ct)
            )
        )!;

    private void Plan(SimulatedOrder order, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, order.PurchaseId, actAsync);
}
