using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of adjustments.</summary>
public static class AdjustmentForms
{
    /// <summary>Value of the field <c>direction</c> where the store gets the amount.</summary>
    public const string Give = "give";

    private const string Page = $"{AdminComposition.Root}/ledger/adjustments";

    /// <summary>Shows the values as they will be proposed first.</summary>
    public static async Task<IResult> Propose(
        AdminForm form,
        AdjustmentService adjustments,
        RecordQueries records,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        var currency = marketplace.Value.Currency;
        var amount = DecimalText.Parse(form.Text("amount"), Currencies.Exponent(currency));
        if (await StoreAsync(form.Text("store"), records, cancellationToken) is not { } store)
            return form.Back(Page, (Result)PlatformErrors.NotFound, "");
        var isKnown = Enum.TryParse<AdjustmentAccount>(form.Text("account"), out var account);
        var signed = form.Text("direction") == Give ? amount : -amount;
        var request = new ProposeAdjustmentRequest(store.Id, form.Text("reason"), isKnown ? account : null, signed);
        if (AdminForm.Check(new ProposeAdjustmentRequest.Validator(), request) is { } refusal)
            return form.Back(Page, (Result)refusal, "");
        if (!form.IsConfirmed)
        {
            return form.AskToConfirm(
                Page,
                [
                    (form.Texts.Store, store.Label),
                    (form.Texts.Amount, form.Texts.Money(new(signed!.Value, currency))),
                    (form.Texts.Account, StateTexts.Of(account).In(form.Texts.Language)),
                    (form.Texts.Reason, request.Reason),
                ]
            );
        }

        return form.Back(
            Page,
            await adjustments.ProposeAsync(
                new(form.Actor, request.SellerId, request.Booked, request.Reason),
                cancellationToken
            ),
            form.Texts.AdjustmentProposed
        );
    }

    public static async Task<IResult> Approve(
        Guid id,
        AdminForm form,
        AdjustmentService adjustments,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            Page,
            await adjustments.ApproveAsync(form.Actor, id, cancellationToken),
            form.Texts.AdjustmentApproved
        );

    public static Task<IResult> Reject(
        Guid id,
        AdminForm form,
        AdjustmentService adjustments,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            Page,
            reason => adjustments.RejectAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.AdjustmentRejected
        );

    /// <summary>The one store that was meant; null when none or several are.</summary>
    private static async Task<FoundRecord?> StoreAsync(
        string text,
        RecordQueries records,
        CancellationToken cancellationToken
    )
    {
        var stores = (await records.FindAsync(text, cancellationToken)).Where(r => r.Kind == RecordKind.Store).ToList();
        var exact = stores.Where(r => r.IsExact).ToList();
        return (exact.Count > 0 ? exact : stores) is [var one] ? one : null;
    }
}
