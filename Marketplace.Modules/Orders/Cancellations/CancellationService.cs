using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Calls off some units of an order; the rest goes on.</summary>
public sealed class CancellationService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IPurchaseRepository purchases,
    OrderUnitService units,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>Cancels units that were not packed: their money goes back to a paid card, and they go back on the
    /// shelf.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; and those of
    /// <see cref="OrderUnitService.CancelAsync"/>. Repeat: cancels as many again, so use an Idempotency-Key. Order and
    /// locks: purchase, payments, stock.</remarks>
    public Task<Result> CancelAsync(CancelUnits input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                var step = new UnitStep(
                    input.Party,
                    clock.GetUtcNow(),
                    OrderDeadlines.From(options.Value),
                    input.ReasonCode,
                    input.Note
                );
                var cancellation = new Cancellation(Ids.New(clock), order, input.Units, step);
                var cause = StockReference.Cancellation(cancellation.Id, order.Id);
                if (await units.CancelAsync(order, input.Units, cause, step, ct) is { Succeeded: false } refused)
                    return refused.Error;
                db.Add(cancellation);
                await units.CountAsync(CountedOf(input, order), cause, input.Party.UserId, ct);
                return Result.Success;
            },
            cancellationToken
        );

    private static Dictionary<Guid, int> CountedOf(CancelUnits input, Order order) =>
        input
            .StockLeft.Join(order.Lines, s => s.Key, l => l.Id, (s, line) => (line.VariantId, Units: s.Value))
            .GroupBy(s => s.VariantId, s => s.Units)
            .ToDictionary(g => g.Key, g => g.Min());
}

/// <summary>A request to cancel units.</summary>
/// <param name="ReasonCode">One of <see cref="OrderReasons.OfCancelledUnits"/>.</param>
/// <param name="Note">Message to the buyer.</param>
public sealed record CancelUnits(
    Guid OrderId,
    OrderActor Party,
    IReadOnlyList<LineUnits> Units,
    string ReasonCode,
    string? Note
)
{
    /// <summary>By line, the units that are left on the shelf, where the seller counted them.</summary>
    public IReadOnlyDictionary<Guid, int> StockLeft { get; init; } = new Dictionary<Guid, int>();
}
