using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Lists the refunds of orders for the module that owns the orders.</summary>
public interface IRefundDirectory
{
    /// <summary>A page of refunds, newest first. One statement.</summary>
    /// <param name="orderIds">Whose refunds: a query of the caller's own rows, which becomes part of the
    /// statement.</param>
    /// <param name="owner">What the query stands for; a cursor is only good for the same.</param>
    /// <param name="status">Only refunds in this status; null for all.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    Task<Result<Page<RefundSummary>>> ListAsync(
        IQueryable<Guid> orderIds,
        string owner,
        RefundStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    );
}
