using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>The effect of a plan change.</summary>
/// <param name="ProrationLines">Credit and charge for the rest of the paid period; empty when the change takes effect
/// at its end.</param>
/// <param name="WillHide">Listings over the new plan's limit, newest first.</param>
public sealed record ChangePreviewResponse(
    PlanRef FromPlan,
    PlanRef ToPlan,
    IReadOnlyList<ProrationLineResponse> ProrationLines,
    Money DueNow,
    DateTimeOffset EffectiveAt,
    IReadOnlyList<ProductRef> WillHide
)
{
    public static ChangePreviewResponse From(PlanChangePreview preview)
    {
        var change = preview.Change;
        return new(
            new(change.From.PlanCode, change.From.Version),
            new(change.To.PlanCode, change.To.Version),
            change.Proration is { } p
                ?
                [
                    new(InvoiceLineKind.Credit, change.From.PlanCode, -p.Credit),
                    new(InvoiceLineKind.Charge, change.To.PlanCode, p.Charge),
                ]
                : [],
            change.Proration?.Due ?? Money.Zero(change.To.Currency),
            change.EffectiveAt,
            preview.WillHide.Select(p => new ProductRef(p.ProductId, p.Title)).ToList()
        );
    }
}

/// <summary>One side of a proration.</summary>
public sealed record ProrationLineResponse(InvoiceLineKind Kind, string PlanCode, Money Amount);
