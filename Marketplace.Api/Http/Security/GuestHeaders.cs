using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Api.Http;

/// <summary>Headers with which guests show what is theirs: an address would end up in logs and histories.</summary>
public static class GuestHeaders
{
    /// <summary>The token of a guest's cart.</summary>
    public const string Cart = "Cart-Token";

    /// <summary>The token of the link that opens a guest's purchase.</summary>
    public const string Order = "Order-Token";

    /// <summary>The one value of a header; null for none or several.</summary>
    public static string? ValueOf(HttpContext context, string header) =>
        context.Request.Headers[header] is { Count: 1 } values ? values.ToString() : null;

    /// <summary>Whose requests an anonymous caller's are, for recognising repeats: whoever has the token, else the
    /// network address.</summary>
    public static string PrincipalOf(HttpContext context) =>
        (ValueOf(context, Order) ?? ValueOf(context, Cart)) is { } token
            ? "guest:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16))
            : "anonymous:" + (context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
}
