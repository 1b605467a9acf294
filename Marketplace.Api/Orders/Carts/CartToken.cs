using System.Reflection;
using Marketplace.Api.Http;

namespace Marketplace.Api.Orders;

/// <summary>The token of a guest's cart, from its header: an address would end up in logs and histories.</summary>
/// <param name="Value">Null when none was sent.</param>
public sealed record CartToken(string? Value)
{
    public const string Header = GuestHeaders.Cart;

    public static ValueTask<CartToken?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CartToken?>(new(GuestHeaders.ValueOf(context, Header)));
}
