using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>Payout accounts of stores, for support and administrators.</summary>
public static class PayoutAccountsAdminEndpoints
{
    public static void MapPayoutAccountsAdmin(this IEndpointRouteBuilder api)
    {
        var sellers = api.MapGroup("/admin/sellers/{id:guid}").WithTags("Admin");
        sellers
            .MapGet("/payout-account", GetAccount)
            .RequirePermission(Permissions.Support)
            .Produces<PayoutAccountView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get the account a store is paid to");
        sellers
            .MapPost("/payout-account/verify", VerifyAccount)
            .RequiresIfMatch()
            .Does("Record that the newest IBAN of a store was compared with documents");
        sellers
            .MapPost("/payout-account/block", BlockAccount)
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Does("Stop payouts to the account of a store until it is verified anew");
        sellers
            .MapPost("/payout-hold", HoldPayouts)
            .Validates<HoldPayoutsRequest, HoldPayoutsRequest.Validator>()
            .Does("Make the payouts of a store wait");
        sellers.MapPost("/payout-release", ReleasePayouts).Does("End a hold of payouts");
        sellers
            .MapPost("/withholding-exemption", ExemptWithholding)
            .Validates<ExemptWithholdingRequest, ExemptWithholdingRequest.Validator>()
            .Does("Withhold no tax from what a store earns from a day on");
        sellers
            .MapPost("/withholding-exemption/end", EndWithholdingExemption)
            .Does("Withhold tax from what a store earns again");
    }

    public static async Task<IResult> GetAccount(
        Guid id,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => PayoutAccountsEndpoints.Seen(await accounts.FindAsync(id, cancellationToken));

    public static async Task<IResult> VerifyAccount(
        Guid id,
        IfMatch ifMatch,
        CurrentUser user,
        PayoutAccountAdministrationService administration,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => Seen(await administration.VerifyAsync(user.Actor, id, ifMatch.Expected, cancellationToken), accounts);

    public static async Task<IResult> BlockAccount(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        PayoutAccountAdministrationService administration,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => Seen(await administration.BlockAsync(user.Actor, id, request.Reason, cancellationToken), accounts);

    public static async Task<IResult> HoldPayouts(
        Guid id,
        HoldPayoutsRequest request,
        CurrentUser user,
        PayoutAccountAdministrationService administration,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) =>
        Seen(
            await administration.HoldAsync(
                user.Actor,
                id,
                request.Reason,
                request.Until.ToUniversalTime(),
                cancellationToken
            ),
            accounts
        );

    public static async Task<IResult> ReleasePayouts(
        Guid id,
        CurrentUser user,
        PayoutAccountAdministrationService administration,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => Seen(await administration.ReleaseAsync(user.Actor, id, cancellationToken), accounts);

    public static async Task<IResult> ExemptWithholding(
        Guid id,
        ExemptWithholdingRequest request,
        CurrentUser user,
        WithholdingExemptionService exemptions,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) =>
        Seen(
            await exemptions.ExemptAsync(
                user.Actor,
                id,
                new(request.From, request.Reason, request.Document),
                cancellationToken
            ),
            accounts
        );

    public static async Task<IResult> EndWithholdingExemption(
        Guid id,
        CurrentUser user,
        WithholdingExemptionService exemptions,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => Seen(await exemptions.EndAsync(user.Actor, id, cancellationToken), accounts);

    private static void Does(this RouteHandlerBuilder command, string summary) =>
        command
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Produces<PayoutAccountView>()
            .SendsETag()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.ValidationFailed)
            .WithSummary(summary);

    private static IResult Seen(Result<PayoutAccount> result, PayoutAccountQueries accounts) =>
        result.ToHttp(account => PayoutAccountsEndpoints.Seen(accounts.ViewOf(account)));
}
