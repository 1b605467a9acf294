using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>A dispute as administrators see it.</summary>
/// <param name="Reason">The provider's code, for example <c>fraudulent</c>.</param>
/// <param name="RespondBy">Until when the provider accepts evidence; null when it sets no date.</param>
/// <param name="ClosedAt">Null while it is open.</param>
public sealed record DisputeView(
    Guid Id,
    string ProviderDisputeId,
    Money Amount,
    DisputeStatus Status,
    string? Reason,
    DateTimeOffset? RespondBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt
)
{
    internal static DisputeView Of(Dispute d) =>
        new(d.Id, d.ProviderDisputeId, d.Amount, d.Status, d.Reason, d.RespondBy, d.CreatedAt, d.ClosedAt);
}
