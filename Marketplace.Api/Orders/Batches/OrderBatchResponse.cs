using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>What became of each order of a batch.</summary>
/// <param name="Succeeded">Orders that are as asked for now.</param>
/// <param name="Failed">Orders that were refused.</param>
/// <param name="Results">In the order of the request.</param>
public sealed record OrderBatchResponse(int Succeeded, int Failed, IReadOnlyList<OrderBatchResult> Results)
{
    internal static OrderBatchResponse From(
        IReadOnlyList<BatchOutcome> outcomes,
        string command,
        HttpContext context
    ) =>
        new(
            outcomes.Count(o => o.Error is null),
            outcomes.Count(o => o.Error is not null),
            [.. outcomes.Select(o => OrderBatchResult.From(o, command, context))]
        );
}

/// <summary>One order of a batch.</summary>
/// <param name="Status">The order's status now; null when it was refused.</param>
/// <param name="Changed">False when it was so already, and when it was refused.</param>
/// <param name="Problem">Why it was refused, as the call for the one order would answer; pointers start at the order's
/// item. Null when it was not.</param>
public sealed record OrderBatchResult(Guid OrderId, OrderStatus? Status, bool Changed, ProblemDocument? Problem)
{
    internal static OrderBatchResult From(BatchOutcome outcome, string command, HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var orders = path[..path.LastIndexOf("/batch/", StringComparison.OrdinalIgnoreCase)];
        return new(
            outcome.OrderId,
            outcome.Status,
            outcome.Changed,
            outcome.Error is null
                ? null
                : Problems.DocumentOf(context, outcome.Error, $"{orders}/{outcome.OrderId}/{command}")
        );
    }
}
