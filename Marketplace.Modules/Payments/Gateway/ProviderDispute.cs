using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>A dispute as the provider reports it.</summary>
/// <param name="CaptureId">The captured money it is about, null when unknown.</param>
/// <param name="Reason">The provider's code, for example <c>fraudulent</c>.</param>
/// <param name="RespondBy">Until when evidence is accepted; null when no date is set.</param>
public sealed record ProviderDispute(
    string ProviderDisputeId,
    string? CaptureId,
    DisputeStatus Status,
    Money Amount,
    string? Reason = null,
    DateTimeOffset? RespondBy = null
);
