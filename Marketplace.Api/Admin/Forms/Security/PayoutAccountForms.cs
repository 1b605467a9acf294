using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of stores' payout accounts.</summary>
public static class PayoutAccountForms
{
    public static async Task<IResult> Verify(
        Guid id,
        AdminForm form,
        PayoutAccountAdministrationService accounts,
        CancellationToken cancellationToken
    )
    {
        var seen = long.TryParse(form.Text("version"), CultureInfo.InvariantCulture, out var version) ? version : 0;
        return form.Back(
            PageOf(id),
            await accounts.VerifyAsync(form.Actor, id, seen, cancellationToken),
            form.Texts.PayoutAccountVerified
        );
    }

    public static Task<IResult> Block(
        Guid id,
        AdminForm form,
        PayoutAccountAdministrationService accounts,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => accounts.BlockAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.PayoutAccountBlocked
        );

    /// <summary>Until the end of the day that was typed, in the marketplace's time zone.</summary>
    public static async Task<IResult> Hold(
        Guid id,
        AdminForm form,
        PayoutAccountAdministrationService accounts,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        form.KeptText("reason");
        if (
            !DateOnly.TryParseExact(
                form.KeptText("until"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                default,
                out var day
            )
        )
        {
            return form.Back(PageOf(id), (Result)Invalid.Field("#/until", "value.required"), "");
        }

        var end = LocalDays.EndOf(day, marketplace.Value.Zone);
        return await form.WithReasonAsync(
            PageOf(id),
            reason => accounts.HoldAsync(form.Actor, id, reason, end, cancellationToken),
            form.Texts.PayoutsHeld
        );
    }

    public static async Task<IResult> Release(
        Guid id,
        AdminForm form,
        PayoutAccountAdministrationService accounts,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await accounts.ReleaseAsync(form.Actor, id, cancellationToken),
            form.Texts.PayoutsReleased
        );

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/sellers/{id}";
}
