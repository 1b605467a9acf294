using System.Reflection;

namespace Marketplace.Api.Orders;

/// <summary>The token of a guest's cart, from its header: an address would end up in logs and histories.</summary>
/// <param name="Value">Null when none was sent.</param>
public sealed record CartToken(string? Value)
{
    public const string Header = "Cart-Token";

    public static ValueTask<CartToken?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CartToken?>(
            new(context.Request.Headers[Header] is { Count: 1 } values ? values.ToString() : null)
        );
}
