using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Payments;

/// <summary>The account a store is paid to, for its members.</summary>
public static class PayoutAccountsEndpoints
{
    public static void MapPayoutAccounts(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/seller/{sellerId:guid}/payout-account").WithTags("Sellers");
        account
            .MapGet("", GetPayoutAccount)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .Produces<PayoutAccountView>()
            .SendsETag()
            .WithSummary("Get the account your store is paid to");
        account
            .MapPut("", ChangePayoutAccount)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .RequiresSecondFactor()
            .RequiresIfMatch()
            .IgnoresIdempotencyKey()
            .Validates<ChangePayoutAccountRequest, ChangePayoutAccountRequest.Validator>()
            .Produces<PayoutAccountView>()
            .ProducesProblems(UserErrors.InvalidCredentials, UserErrors.AccountLocked)
            .SendsETag()
            .WithSummary("Change the account your store is paid to");
    }

    public static async Task<IResult> GetPayoutAccount(
        Guid sellerId,
        PayoutAccountQueries accounts,
        CancellationToken cancellationToken
    ) => Seen(await accounts.FindAsync(sellerId, cancellationToken));

    public static async Task<IResult> ChangePayoutAccount(
        Guid sellerId,
        ChangePayoutAccountRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        PasswordAttempts attempts,
        PayoutIbanService ibans,
        PayoutAccountQueries accounts,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var check = await attempts.CheckAsync(user.Actor.Id, request.Password, context, cancellationToken);
        if (!check.Succeeded)
        {
            return Problems.From(
                check.Error.Code == UserErrors.WrongPassword.Code
                    ? UserErrors.InvalidCredentials.ToError()
                    : check.Error
            );
        }

        var changed = await ibans.ChangeAsync(user.Actor, sellerId, request.Iban, ifMatch.Expected, cancellationToken);
        return changed.ToHttp(account => Seen(accounts.ViewOf(account)));
    }

    /// <summary>The account, or 404 for a store that was not approved yet.</summary>
    internal static IResult Seen(PayoutAccountView? account) =>
        account is null ? Problems.From(PlatformErrors.NotFound) : ApiResults.WithETag(account, account.Version);
}
