using System.Reflection;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Who writes to a cart: the account, the token of a guest's cart, and the version that was seen.</summary>
/// <param name="Expected">Null when the last write is to count.</param>
public sealed record CartCaller(CartToken Token, ExpectedVersion? Expected, CurrentUser User, CartQueries Queries)
{
    public static async ValueTask<CartCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(
            (await CartToken.BindAsync(context, parameter))!,
            context.Request.Headers.IfMatch.Count == 0 ? null : (await IfMatch.BindAsync(context, parameter))!.Expected,
            context.RequestServices.GetRequiredService<CurrentUser>(),
            context.RequestServices.GetRequiredService<CartQueries>()
        );

    internal CartKey KeyOf(Guid cartId) => CartsEndpoints.KeyOf(cartId, Token, User);

    /// <summary>The whole cart, or the problem.</summary>
    internal async Task<IResult> AnswerAsync(Result<ChangedCart> changed, CancellationToken cancellationToken) =>
        changed.Succeeded
            ? CartsEndpoints.Written(
                await Queries.ViewAsync(changed.Value.Cart, User.ActorOrNull, changed.Value.Notices, cancellationToken)
            )
            : Problems.From(changed.Error);
}
